-- A hand-over by a person stands against what files say.
alter table customers.customer add is_owner_assigned boolean not null default false;
comment on column customers.customer.is_owner_assigned is
    'The customer was handed over by a person: an import that names another owner leaves the owner as it is, and says so.';
