-- Run by the owner of the tables at every start, after the migrations; it changes only what is not yet so.
-- Row-level security holds the role ballast_scoped to the customers of ballast.owner or ballast.departments, which the
-- server sets for one transaction. Settings are read once a statement, as init plans, never once a row.
do $$
declare
    found record;
    condition text;
begin
    for found in
        select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as full_name,
            exists (
                select 1
                from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'customer_id' and not a.attisdropped) as has_customer
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
            and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        order by n.nspname, c.relname
    loop
        condition := case
            when found.full_name = 'customers.customer' then
                'owner_code = (select nullif(current_setting(''ballast.owner'', true), ''''))
                or department_code = any (
                    (select string_to_array(current_setting(''ballast.departments'', true), '',''))::text[])'
            when found.full_name = 'customers.customer_group' then
                'exists (select 1 from customers.customer c where c.group_id = customer_group.id)'
            when found.full_name = 'creditcontrol.cap_breach' then
                'false'
            when found.full_name = 'protection.version' then
                'exists (select 1 from protection.allocation a where a.version_id = version.id)'
            when found.full_name = 'protection.document' then
                'exists (select 1 from protection.version v where v.document_id = document.id)'
            when found.full_name = 'audit.entry' then
                'case subject_type
                    when ''customer'' then exists (
                        select 1 from customers.customer c where c.id::text = entry.subject_id)
                    when ''alert'' then exists (
                        select 1 from earlywarning.alert a where a.id::text = entry.subject_id)
                    else true
                end'
            when found.has_customer then
                format('exists (select 1 from customers.customer c where c.id = %I.customer_id)', found.name)
            when found.full_name in (
                'ledger.before_image', 'contracts.before_image', 'contracts.group_limit_revision',
                'connectors.rejected_row')
            then
                'false'
        end;
        continue when condition is null or exists (
            select 1
            from pg_policies p
            where p.schemaname = found.schema and p.tablename = found.name and p.policyname = 'own_customers');
        execute format('alter table %s enable row level security', found.full_name);
        execute format('create policy own_customers on %s to ballast_scoped using (%s)', found.full_name, condition);
        -- Forced, so that nobody passes by owning the table, only by a policy with a name or by BYPASSRLS. Where the
        -- server signs in as the owner it is not: COPY is refused to whoever is subject to policies.
        if exists (select 1 from pg_roles where rolname = 'ballast_server') then
            execute format('create policy migrations on %s to %I using (true)', found.full_name, current_user);
            execute format('alter table %s force row level security', found.full_name);
        end if;
    end loop;
end
$$;
