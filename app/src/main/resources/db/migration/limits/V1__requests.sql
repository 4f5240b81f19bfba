-- Requested limits and the people who decide on them.
create schema limits;
comment on schema limits is 'Who asked for which limit, who had to agree, and what became of it.';

create table limits.request (
    id uuid primary key,
    customer_id bigint not null references customers.customer,
    fingerprint bytea not null check (length(fingerprint) = 32),
    is_temporary boolean not null,
    limit_kind text not null check (limit_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    limit_minor bigint check (limit_minor >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    base_minor bigint check (base_minor >= 0),
    valid_from date not null,
    valid_to date,
    before_kind text not null check (before_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    before_minor bigint check (before_minor >= 0),
    before_currency char(3) not null check (before_currency ~ '^[A-Z]{3}$'),
    is_cut boolean not null,
    exposure_minor bigint not null,
    total_minor bigint check (total_minor >= 0),
    policy_id bigint not null,
    reason text not null check (reason <> '' and length(reason) <= 1000),
    owner_code text,
    requested_by bigint not null references identity.app_user (id),
    requested_by_name text not null,
    requested_at timestamptz not null default now(),
    state text not null default 'REQUESTED'
        check (state in ('REQUESTED', 'IN_APPROVAL', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    urged_at timestamptz,
    ended_at timestamptz,
    ended_by bigint references identity.app_user (id),
    check ((limit_kind = 'AMOUNT') = (limit_minor is not null)),
    check ((limit_kind = 'AMOUNT') = (base_minor is not null)),
    check ((before_kind = 'AMOUNT') = (before_minor is not null)),
    check (valid_to >= valid_from),
    check (not is_temporary or limit_kind = 'AMOUNT' and valid_to is not null),
    check ((ended_at is null) = (state in ('REQUESTED', 'IN_APPROVAL'))),
    check (ended_by is not null or state in ('REQUESTED', 'IN_APPROVAL', 'EXPIRED'))
);
create unique index request_open on limits.request (customer_id, is_temporary)
    where state in ('REQUESTED', 'IN_APPROVAL');
create index request_customer on limits.request (customer_id, requested_at desc);
create index request_requester on limits.request (requested_by, requested_at desc);
create index request_time on limits.request (requested_at desc, id);
comment on table limits.request is 'A limit that somebody asked for; a customer has at most one of a kind open.';
comment on column limits.request.id is 'Made by the caller; asked again with it, the answer is the same.';
comment on column limits.request.base_minor is 'The amount in the reporting currency, by the rate of the day.';
comment on column limits.request.before_kind is 'The permanent limit when it was asked for.';
comment on column limits.request.is_cut is 'Whether less was asked for than there was.';
comment on column limits.request.exposure_minor is 'Exposure of the customer when it was asked for, in the reporting currency.';
comment on column limits.request.total_minor is
    'What the group would have in all, as it was looked at last, in the reporting currency; none if unlimited.';
comment on column limits.request.owner_code is 'Who was in charge of the customer when it was asked for.';

create table limits.node (
    request_id uuid not null references limits.request,
    place int not null check (place > 0),
    customer_id bigint not null references customers.customer,
    voter text not null check (voter in ('CREDIT_MANAGER', 'CREDIT_COMMITTEE')),
    origin text not null check (origin in ('POLICY', 'GROWN', 'ADDED')),
    because_zh text not null check (because_zh <> ''),
    because_en text not null check (because_en <> ''),
    assigned_to bigint references identity.app_user (id),
    came_at timestamptz,
    due_at timestamptz,
    escalated_at timestamptz,
    verdict text check (verdict in ('APPROVED', 'REJECTED')),
    decided_by bigint references identity.app_user (id),
    decided_by_name text,
    decided_at timestamptz,
    comment text not null default '' check (length(comment) <= 1000),
    primary key (request_id, place),
    check (num_nulls(verdict, decided_by, decided_by_name, decided_at) in (0, 4)),
    check ((came_at is null) = (due_at is null)),
    check (verdict is null or came_at is not null),
    check (verdict is distinct from 'REJECTED' or comment <> '')
);
create unique index node_person on limits.node (request_id, decided_by) where decided_by is not null;
create index node_waiting on limits.node (due_at) where verdict is null and came_at is not null;
comment on table limits.node is 'One person who has to agree to a request, in the order of the places.';
comment on column limits.node.origin is
    'POLICY: needed when it was asked for. GROWN: needed later, because the total grew. ADDED: wished by another one.';
comment on column limits.node.assigned_to is 'The one person it was handed to; none where anybody with the authority may.';
comment on column limits.node.came_at is 'When its turn came.';

create table limits.act (
    id bigint generated always as identity primary key,
    request_id uuid not null references limits.request,
    customer_id bigint not null references customers.customer,
    act text not null check (act in ('REQUESTED', 'APPROVED', 'REJECTED', 'DELEGATED', 'ADDED', 'GREW', 'WITHDRAWN',
        'URGED', 'ESCALATED', 'EXPIRED', 'IN_FORCE')),
    actor_name text not null check (actor_name <> ''),
    other_name text,
    comment text not null default '' check (length(comment) <= 1000),
    at timestamptz not null default clock_timestamp()
);
create index act_request on limits.act (request_id, id);
comment on table limits.act is 'What happened to a request, in order; only added to.';
comment on column limits.act.other_name is 'To whom it was handed, or who was added.';

-- Those whose request it is: who asked, whoever is or was in charge of the customer, and their deputies.
create function limits.is_own(p_request uuid, p_person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from limits.request r
        join customers.customer c on c.id = r.customer_id
        join identity.app_user u on u.id = r.requested_by or u.owner_code = r.owner_code or u.owner_code = c.owner_code
        where r.id = p_request
          and (u.id = p_person or identity.is_one_hand(u.id, p_person, r.requested_at)))
$$;
comment on function limits.is_own is
    'Whether a person asked for it, is or was in charge of the customer, or is one hand with such a person.';

create function limits.has_voted(p_request uuid, p_person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from limits.node n
        join limits.request r on r.id = n.request_id
        where n.request_id = p_request and n.decided_by is not null
          and (n.decided_by = p_person or identity.is_one_hand(n.decided_by, p_person, r.requested_at)))
$$;
comment on function limits.has_voted is 'Whether a person, or one who is one hand with the person, decided already.';

create function limits.guard_node() returns trigger language plpgsql as $$
declare
    v_state text;
begin
    select state into v_state from limits.request where id = new.request_id for update;
    if v_state not in ('REQUESTED', 'IN_APPROVAL') then
        raise exception 'request % is closed', new.request_id using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' then
        if new.verdict is not null then
            raise exception 'nobody has decided before being asked' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if old.verdict is not null
       or (new.request_id, new.place, new.customer_id, new.voter, new.origin, new.because_zh, new.because_en)
          is distinct from
          (old.request_id, old.place, old.customer_id, old.voter, old.origin, old.because_zh, old.because_en) then
        raise exception 'place % of request % is settled', old.place, old.request_id
            using errcode = 'insufficient_privilege';
    end if;
    if new.verdict is null then
        return new;
    end if;
    if exists (
        select 1 from limits.node n
        where n.request_id = new.request_id and n.place < new.place and n.verdict is distinct from 'APPROVED') then
        raise exception 'place % of request % is not due', new.place, new.request_id
            using errcode = 'insufficient_privilege';
    end if;
    if limits.is_own(new.request_id, new.decided_by) then
        raise exception 'nobody decides on an own limit: request %', new.request_id
            using errcode = 'insufficient_privilege';
    end if;
    if limits.has_voted(new.request_id, new.decided_by) then
        raise exception 'nobody decides twice: request %', new.request_id using errcode = 'insufficient_privilege';
    end if;
    if not exists (
        select 1 from identity.app_user u
        where u.id = new.decided_by and u.username = new.decided_by_name and u.state = 'ACTIVE') then
        raise exception 'no user % decides', new.decided_by using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger guard before insert or update on limits.node for each row execute function limits.guard_node();

create function limits.guard_request() returns trigger language plpgsql as $$
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
    if (new.id, new.customer_id, new.fingerprint, new.is_temporary, new.limit_kind, new.limit_minor, new.currency,
        new.base_minor, new.valid_from, new.valid_to, new.before_kind, new.before_minor, new.before_currency,
        new.is_cut, new.exposure_minor, new.reason, new.owner_code, new.requested_by, new.requested_by_name,
        new.requested_at)
       is distinct from
       (old.id, old.customer_id, old.fingerprint, old.is_temporary, old.limit_kind, old.limit_minor, old.currency,
        old.base_minor, old.valid_from, old.valid_to, old.before_kind, old.before_minor, old.before_currency,
        old.is_cut, old.exposure_minor, old.reason, old.owner_code, old.requested_by, old.requested_by_name,
        old.requested_at) then
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
create trigger guard before insert or update on limits.request for each row execute function limits.guard_request();

create function limits.refuse() returns trigger language plpgsql as $$
begin
    raise exception '%.% is kept: % refused', tg_table_schema, tg_table_name, tg_op
        using errcode = 'insufficient_privilege';
end
$$;
create trigger kept before delete on limits.request for each row execute function limits.refuse();
create trigger kept_table before truncate on limits.request for each statement execute function limits.refuse();
create trigger kept before delete on limits.node for each row execute function limits.refuse();
create trigger kept_table before truncate on limits.node for each statement execute function limits.refuse();
create trigger kept before update or delete on limits.act for each row execute function limits.refuse();
create trigger kept_table before truncate on limits.act for each statement execute function limits.refuse();

-- No limit is granted without an approved request that says the same.
create function limits.guard_granted() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1
        from limits.request r
        where r.id = new.request_id and r.state = 'APPROVED'
          and (r.customer_id, r.is_temporary, r.limit_kind, r.limit_minor, r.currency, r.valid_from, r.valid_to)
            is not distinct from (new.customer_id, new.is_temporary, new.limit_kind, new.limit_minor, new.currency,
              new.valid_from, new.valid_to)) then
        raise exception 'no approved request % grants this limit', new.request_id
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger granted_by_request before insert on contracts.granted_limit
    for each row execute function limits.guard_granted();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke delete, truncate on limits.request, limits.node from ballast_app;
        revoke update, delete, truncate on limits.act from ballast_app;
    end if;
end
$$;
