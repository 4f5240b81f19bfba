-- Limits of a customer with one company of ours, beside its whole limit.
create table contracts.company_limit (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    own_company text not null check (own_company = '' or own_company ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$'),
    limit_kind text not null check (limit_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    limit_minor bigint check (limit_minor >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    valid_from date not null,
    valid_to date,
    batch_id bigint not null,
    check ((limit_kind = 'AMOUNT') = (limit_minor is not null)),
    check (valid_to >= valid_from)
);
create index company_limit_customer on contracts.company_limit (customer_id, own_company, valid_from desc, id desc);
create index company_limit_batch on contracts.company_limit (batch_id);
comment on table contracts.company_limit is
    'On any day the row of a customer and company that began last holds; a file adds rows, undone it takes them back.';
comment on column contracts.company_limit.own_company is 'Code of the company; empty for the main one.';
comment on column contracts.company_limit.valid_to is
    'Last day in force, inclusive; behind it the limit is expired, not gone.';
