-- Of which last days of limits people were told.
create table limits.told_expiry (
    customer_id bigint references customers.customer,
    group_id bigint references customers.customer_group,
    is_temporary boolean not null,
    last_day date not null,
    told_at timestamptz not null default now(),
    constraint of_a_customer_or_a_group check (num_nonnulls(customer_id, group_id) = 1),
    constraint told_once unique nulls not distinct (customer_id, group_id, is_temporary, last_day)
);
create index told_expiry_day on limits.told_expiry (last_day);
comment on table limits.told_expiry is 'The last days of limits that were told ahead, each once; only added to.';
do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke update, delete, truncate on limits.told_expiry from ballast_app;
    end if;
end
$$;
