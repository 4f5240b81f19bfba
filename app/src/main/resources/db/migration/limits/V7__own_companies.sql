-- Limits of a customer with one company of ours are asked for and decided on like its whole limit.
alter table limits.request
    add column own_company text
        check (own_company = '' or own_company ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$'),
    add constraint company_of_a_customer check (own_company is null or customer_id is not null);
comment on column limits.request.own_company is
    'Code of the company of ours, empty for the main one; none where the whole limit is asked for.';

drop index limits.request_open;
create unique index request_open on limits.request (customer_id, is_temporary, coalesce('-' || own_company, ''))
    where state in ('REQUESTED', 'IN_APPROVAL');

create or replace function limits.guard_request() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'REQUESTED' then
            raise exception 'a request starts as one' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if old.state not in ('REQUESTED', 'IN_APPROVAL') then
        raise exception 'request % is closed', old.id using errcode = 'insufficient_privilege';
    end if;
    if (new.id, new.customer_id, new.group_id, new.own_company, new.fingerprint, new.is_temporary, new.limit_kind,
        new.limit_minor, new.currency, new.base_minor, new.valid_from, new.valid_to, new.before_kind, new.before_minor,
        new.before_currency, new.is_cut, new.exposure_minor, new.reason, new.owner_codes, new.requested_by,
        new.requested_by_name, new.requested_at)
       is distinct from
       (old.id, old.customer_id, old.group_id, old.own_company, old.fingerprint, old.is_temporary, old.limit_kind,
        old.limit_minor, old.currency, old.base_minor, old.valid_from, old.valid_to, old.before_kind, old.before_minor,
        old.before_currency, old.is_cut, old.exposure_minor, old.reason, old.owner_codes, old.requested_by,
        old.requested_by_name, old.requested_at) then
        raise exception 'request % keeps what was asked', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'APPROVED' and (
        not exists (select 1 from limits.node n where n.request_id = new.id)
        or exists (
            select 1 from limits.node n where n.request_id = new.id and n.verdict is distinct from 'APPROVED')) then
        raise exception 'request % was not agreed to by all', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'REJECTED' and not exists (
        select 1 from limits.node n where n.request_id = new.id and n.verdict = 'REJECTED') then
        raise exception 'nobody rejected request %', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'WITHDRAWN' and new.ended_by <> new.requested_by then
        raise exception 'only who asked withdraws request %', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

-- No limit is granted without an approved request that says the same; one that was approved late may begin later.
create or replace function limits.guard_granted() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1
        from limits.request r
        where r.id = new.request_id and r.state = 'APPROVED' and new.valid_from >= r.valid_from
          and r.own_company is null
          and (r.customer_id, r.group_id, r.is_temporary, r.limit_kind, r.limit_minor, r.currency, r.valid_to)
            is not distinct from (new.customer_id, new.group_id, new.is_temporary, new.limit_kind, new.limit_minor,
              new.currency, new.valid_to)) then
        raise exception 'no approved request % grants this limit', new.request_id
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create function limits.guard_granted_company() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1
        from limits.request r
        where r.id = new.request_id and r.state = 'APPROVED' and new.valid_from >= r.valid_from
          and (r.customer_id, r.own_company, r.is_temporary, r.limit_kind, r.limit_minor, r.currency, r.valid_to)
            is not distinct from (new.customer_id, new.own_company, new.is_temporary, new.limit_kind, new.limit_minor,
              new.currency, new.valid_to)) then
        raise exception 'no approved request % grants this limit', new.request_id
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger granted_by_request before insert on contracts.company_limit
    for each row when (new.request_id is not null) execute function limits.guard_granted_company();

alter table limits.told_expiry
    add column own_company text,
    drop constraint told_once,
    add constraint told_once
        unique nulls not distinct (customer_id, group_id, own_company, is_temporary, last_day, document_id);
comment on column limits.told_expiry.own_company is
    'Code of the company of ours with which the limit was, empty for the main one; none of others.';
