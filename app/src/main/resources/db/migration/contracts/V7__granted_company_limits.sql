-- Limits with own companies are granted like whole ones. They stand above those that files name, and are never changed.
alter table contracts.company_limit
    alter column batch_id drop not null,
    add column request_id uuid unique,
    add column is_temporary boolean not null default false,
    add constraint by_file_or_request check (num_nonnulls(batch_id, request_id) = 1),
    add constraint temporary_amounts_end
        check (not is_temporary or request_id is not null and limit_kind = 'AMOUNT' and valid_to is not null),
    add constraint temporary_company_limits_do_not_overlap
        exclude using gist (customer_id with =, own_company with =, daterange(valid_from, valid_to, '[]') with &&)
        where (is_temporary);
create index company_limit_last_day on contracts.company_limit (valid_to) where valid_to is not null;
comment on table contracts.company_limit is
    'On a day the temporary row in force of a customer and company holds; else the granted one that began last; else the'
    ' one of a file that began last. A file adds rows, undone it takes them back.';
comment on column contracts.company_limit.request_id is
    'The approved request it comes from; no foreign key, because requests stand above. None of those of files.';

create function contracts.keep_granted_company() returns trigger language plpgsql as $$
begin
    raise exception 'granted limits of contracts.company_limit are kept: % refused', tg_op
        using errcode = 'insufficient_privilege';
end
$$;
create trigger kept before update or delete on contracts.company_limit
    for each row when (old.request_id is not null) execute function contracts.keep_granted_company();
create trigger kept_table before truncate on contracts.company_limit
    for each statement execute function contracts.keep_granted_company();
