-- Customers as legal entities, and the groups they belong to.
create schema customers;

create table customers.customer_group (
    id bigint generated always as identity primary key,
    code text not null unique check (code <> '' and length(code) <= 64),
    name text not null check (name <> '' and length(name) <= 200),
    batch_id bigint
);
comment on table customers.customer_group is 'A group of customers under one control.';
comment on column customers.customer_group.batch_id is 'The import that wrote the row last; none for a row entered by hand.';

create table customers.customer (
    id bigint generated always as identity primary key,
    code text not null unique check (code <> '' and length(code) <= 64),
    name text not null check (name <> '' and length(name) <= 200),
    name_en text check (name_en <> '' and length(name_en) <= 200),
    uscc text check (length(uscc) = 18),
    industry_code text check (industry_code <> '' and length(industry_code) <= 8),
    industry_section char(1) check (industry_section between 'A' and 'T'),
    size_class char(1) check (size_class in ('L', 'M', 'S', 'X')),
    region text check (region <> '' and length(region) <= 100),
    country char(2) not null default 'CN' check (country ~ '^[A-Z]{2}$'),
    group_id bigint references customers.customer_group,
    since date,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    annual_purchases_minor bigint check (annual_purchases_minor >= 0),
    tangible_net_worth_minor bigint,
    working_capital_minor bigint,
    status text not null default 'ACTIVE' check (status in ('ACTIVE', 'STOPPED', 'CLOSED')),
    owner_code text check (owner_code <> '' and length(owner_code) <= 64),
    department_code text check (department_code <> '' and length(department_code) <= 64),
    search text generated always as (lower(name || ' ' || code || coalesce(' ' || name_en, '') || coalesce(' ' || uscc, '')))
        stored,
    version int not null default 1 check (version > 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    batch_id bigint
);
create index customer_group_id on customers.customer (group_id);
create index customer_owner on customers.customer (owner_code);
create index customer_department on customers.customer (department_code);
create index customer_name on customers.customer (name);
create index customer_batch on customers.customer using brin (batch_id);
comment on table customers.customer is 'A customer: one legal entity, or what its source system takes for one.';
comment on column customers.customer.size_class is 'Enterprise size by the statistics bureau: L large, M medium, S small, X micro.';
comment on column customers.customer.search is 'Lower-case text that the customer search looks in.';
comment on column customers.customer.batch_id is 'The import that wrote the row last; none for a row entered by hand.';

create table customers.before_image (
    batch_id bigint not null,
    customer_id bigint not null references customers.customer on delete cascade,
    before jsonb not null,
    primary key (batch_id, customer_id)
);
create index before_image_customer on customers.before_image (customer_id);
comment on table customers.before_image is 'Customers as they were before an import changed them, so that it can be undone.';
