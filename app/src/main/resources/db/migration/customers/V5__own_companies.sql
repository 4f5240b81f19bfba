-- The companies of ours that sell. Documents that name none are of the main one, which is no row here.
create table customers.own_company (
    code text primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$'),
    name text not null check (name <> '' and length(name) <= 200),
    batch_id bigint
);
comment on table customers.own_company is
    'Legal entities of our own that sell, as files name them; undoing a file leaves them, for others may name them.';
