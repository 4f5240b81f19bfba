-- Limits of groups are asked for and decided on like those of customers.
alter table limits.request alter column customer_id drop not null;
alter table limits.request
    add column group_id bigint references customers.customer_group,
    add column owner_codes text[] not null default '{}',
    add constraint of_a_customer_or_a_group check (num_nonnulls(customer_id, group_id) = 1);
alter table limits.node alter column customer_id drop not null;
alter table limits.act alter column customer_id drop not null;

alter table limits.request disable trigger user;
update limits.request
set owner_codes = array[owner_code]
where owner_code is not null;
alter table limits.request enable trigger user;

create unique index request_open_group on limits.request (group_id, is_temporary)
    where state in ('REQUESTED', 'IN_APPROVAL');
create index request_group on limits.request (group_id, requested_at desc) where group_id is not null;
comment on table limits.request is
    'A limit that somebody asked for, of a customer or of a group with all groups below it; one of a kind is open.';
comment on column limits.request.exposure_minor is
    'Exposure of the customer or of the whole group when it was asked for, in the reporting currency.';
comment on column limits.request.owner_codes is
    'Who was in charge of the customer, or of any member of the group, when it was asked for.';

create function limits.members(p_group bigint) returns setof bigint language sql stable as $$
    with recursive below as (
        select p_group as id, 1 as level
        union all
        select g.id, b.level + 1
        from customers.customer_group g
        join below b on g.parent_id = b.id
        where b.level < 8
    )
    select m.customer_id
    from below b
    join customers.membership m on m.group_id = b.id
    where m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
$$;
comment on function limits.members is 'The customers of a group and of all groups below it today.';

-- Those whose request it is: who asked, whoever is or was in charge of the customer or of a member, and their deputies.
create or replace function limits.is_own(p_request uuid, p_person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from limits.request r
        join identity.app_user u on u.id = r.requested_by
          or u.owner_code = any (r.owner_codes)
          or u.owner_code in (
            select c.owner_code
            from customers.customer c
            where c.id = r.customer_id or r.group_id is not null and c.id in (select limits.members(r.group_id)))
        where r.id = p_request
          and (u.id = p_person or identity.is_one_hand(u.id, p_person, r.requested_at)))
$$;
comment on function limits.is_own is
    'Whether a person asked for it, is or was in charge of the customer or of a member of the group, or is one hand with'
    ' such a person.';

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
    if (new.id, new.customer_id, new.group_id, new.fingerprint, new.is_temporary, new.limit_kind, new.limit_minor,
        new.currency, new.base_minor, new.valid_from, new.valid_to, new.before_kind, new.before_minor,
        new.before_currency, new.is_cut, new.exposure_minor, new.reason, new.owner_codes, new.requested_by,
        new.requested_by_name, new.requested_at)
       is distinct from
       (old.id, old.customer_id, old.group_id, old.fingerprint, old.is_temporary, old.limit_kind, old.limit_minor,
        old.currency, old.base_minor, old.valid_from, old.valid_to, old.before_kind, old.before_minor,
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
alter table limits.request drop column owner_code;

-- No limit is granted without an approved request that says the same; one that was approved late may begin later.
create or replace function limits.guard_granted() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1
        from limits.request r
        where r.id = new.request_id and r.state = 'APPROVED' and new.valid_from >= r.valid_from
          and (r.customer_id, r.group_id, r.is_temporary, r.limit_kind, r.limit_minor, r.currency, r.valid_to)
            is not distinct from (new.customer_id, new.group_id, new.is_temporary, new.limit_kind, new.limit_minor,
              new.currency, new.valid_to)) then
        raise exception 'no approved request % grants this limit', new.request_id
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
