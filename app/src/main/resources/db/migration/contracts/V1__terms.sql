-- Payment terms and the credit limit in force, by day.
create schema contracts;
create extension if not exists btree_gist schema public;

create table contracts.terms (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    limit_kind text not null check (limit_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    limit_minor bigint check (limit_minor >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    terms_days int check (terms_days between 0 and 3650),
    valid_from date not null,
    valid_to date,
    batch_id bigint,
    check ((limit_kind = 'AMOUNT') = (limit_minor is not null)),
    check (valid_to >= valid_from),
    constraint terms_do_not_overlap
        exclude using gist (customer_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index terms_batch on contracts.terms using brin (batch_id);
comment on table contracts.terms is 'Payment terms and limit of a customer; on any day at most one row is in force.';
comment on column contracts.terms.valid_to is 'Last day in force, inclusive; none while open-ended.';
comment on column contracts.terms.limit_kind is 'NONE: no limit was set. AMOUNT: limit_minor. UNLIMITED: deliberately without a limit.';

create table contracts.before_image (
    batch_id bigint not null,
    terms_id bigint not null references contracts.terms on delete cascade,
    before jsonb not null,
    primary key (batch_id, terms_id)
);
create index before_image_terms on contracts.before_image (terms_id);
comment on table contracts.before_image is 'Terms as they were before an import changed them, so that it can be undone.';
