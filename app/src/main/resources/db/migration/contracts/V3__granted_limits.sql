-- Limits that were granted here by people with authority. They stand above the limit that terms of a file name.
create table contracts.granted_limit (
    id bigint generated always as identity primary key,
    request_id uuid not null unique,
    customer_id bigint not null references customers.customer,
    is_temporary boolean not null,
    limit_kind text not null check (limit_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    limit_minor bigint check (limit_minor >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    valid_from date not null,
    valid_to date,
    granted_at timestamptz not null default now(),
    check ((limit_kind = 'AMOUNT') = (limit_minor is not null)),
    check (valid_to >= valid_from),
    check (not is_temporary or limit_kind = 'AMOUNT' and valid_to is not null),
    constraint temporary_limits_do_not_overlap
        exclude using gist (customer_id with =, daterange(valid_from, valid_to, '[]') with &&) where (is_temporary)
);
create index granted_limit_customer on contracts.granted_limit (customer_id, is_temporary, valid_from desc, id desc);
comment on table contracts.granted_limit is
    'Granted limits, never changed. On a day the temporary one in force holds; else the permanent one that began last;'
    ' else the limit of contracts.terms.';
comment on column contracts.granted_limit.request_id is 'The approved request it comes from; no foreign key, because requests stand above.';
comment on column contracts.granted_limit.valid_to is
    'Last day in force, inclusive; none while open-ended. A permanent limit that is over is still the last one: it is expired.';

create function contracts.keep_granted() returns trigger language plpgsql as $$
begin
    raise exception 'contracts.granted_limit is kept: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger kept before update or delete on contracts.granted_limit
    for each row execute function contracts.keep_granted();
create trigger kept_table before truncate on contracts.granted_limit
    for each statement execute function contracts.keep_granted();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke update, delete, truncate on contracts.granted_limit from ballast_app;
    end if;
end
$$;
