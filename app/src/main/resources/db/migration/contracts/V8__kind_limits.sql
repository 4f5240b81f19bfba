-- Limits of customers for kinds of exposure, within their whole limits.
create table contracts.kind_limit (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    exposure_kind text not null check (exposure_kind in ('ORDERS', 'DELIVERED', 'RECEIVABLES', 'BILLS')),
    limit_kind text not null check (limit_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    limit_minor bigint check (limit_minor >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    valid_from date not null,
    valid_to date,
    batch_id bigint not null,
    check ((limit_kind = 'AMOUNT') = (limit_minor is not null)),
    check (valid_to >= valid_from)
);
create index kind_limit_customer on contracts.kind_limit (customer_id, exposure_kind, valid_from desc, id desc);
create index kind_limit_batch on contracts.kind_limit (batch_id);
comment on table contracts.kind_limit is
    'On any day the row of a customer and kind that began last holds; a file adds rows, undone it takes them back.';
comment on column contracts.kind_limit.valid_to is
    'Last day in force, inclusive; behind it the limit is expired, not gone.';
