-- Guarantees, collateral, deposits and credit insurance, and which part of them stands for which customer.
create schema protection;
comment on schema protection is 'What others answer with when a customer does not pay.';

create table protection.document (
    id uuid primary key,
    kind text not null
        check (kind in ('GUARANTEE', 'BANK_GUARANTEE', 'MORTGAGE', 'PLEDGE', 'DEPOSIT', 'CREDIT_INSURANCE')),
    issuer text not null check (issuer <> '' and length(issuer) <= 200),
    guarantor_id bigint references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    is_held boolean not null default true,
    registered_at timestamptz not null default now()
);
create unique index document_held on protection.document (kind, lower(issuer), lower(number)) where is_held;
comment on table protection.document is 'A document that protects us; the same one is held once.';
comment on column protection.document.id is 'Made by the caller; registered again with it, the answer is the same.';
comment on column protection.document.guarantor_id is 'The issuer, where it is a customer itself.';
comment on column protection.document.is_held is 'Until its release is confirmed, or its registration rejected.';

create table protection.version (
    id uuid primary key,
    document_id uuid not null references protection.document,
    place int not null check (place > 0),
    fingerprint bytea not null check (length(fingerprint) = 32),
    is_current boolean not null,
    state text not null check (state in ('ACTIVE', 'RELEASED', 'CALLED')),
    value_minor bigint not null check (value_minor > 0),
    haircut_percent numeric(5, 2) not null check (haircut_percent between 0 and 100),
    valid_from date not null,
    valid_to date,
    note text not null check (length(note) <= 1000),
    proposed_by bigint not null references identity.app_user (id),
    proposed_by_name text not null,
    proposed_at timestamptz not null default now(),
    verdict text check (verdict in ('CONFIRMED', 'REJECTED')),
    decided_by bigint references identity.app_user (id),
    decided_by_name text,
    decided_at timestamptz,
    comment text not null default '' check (length(comment) <= 1000),
    unique (document_id, place),
    check (valid_to >= valid_from),
    check (num_nulls(verdict, decided_by, decided_by_name, decided_at) in (0, 4)),
    check (verdict is distinct from 'REJECTED' or comment <> '')
);
create unique index version_current on protection.version (document_id) where is_current;
create unique index version_open on protection.version (document_id) where verdict is null;
create index version_last_day on protection.version (valid_to) where is_current;
comment on table protection.version is
    'What a document says, as one person wrote it down and another confirmed it. Never changed; a change is the next one.';
comment on column protection.version.id is 'Made by the caller; that of the first is the key of its document.';
comment on column protection.version.is_current is
    'The one that holds: the last that was confirmed, or the first while it waits. None of a document that was refused.';
comment on column protection.version.haircut_percent is 'What of the value does not count.';
comment on column protection.version.valid_to is 'Last day, inclusive; none while open-ended.';

create table protection.allocation (
    version_id uuid not null references protection.version,
    customer_id bigint not null references customers.customer,
    minor bigint not null check (minor >= 0),
    primary key (version_id, customer_id)
);
create index allocation_customer on protection.allocation (customer_id);
comment on table protection.allocation is
    'Which part of the value stands for which customer, before the haircut; in all never more than the value.';

-- Who wrote a version down, or is one hand with who did, does not confirm it; nothing that was written is changed.
create function protection.guard_version() returns trigger language plpgsql as $$
begin
    if tg_op in ('DELETE', 'TRUNCATE') then
        raise exception 'protection.version is kept: % refused', tg_op using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' then
        if new.verdict is not null then
            raise exception 'a version is confirmed after it was proposed' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if (new.id, new.document_id, new.place, new.fingerprint, new.state, new.value_minor, new.haircut_percent,
            new.valid_from, new.valid_to, new.note, new.proposed_by, new.proposed_by_name, new.proposed_at)
        is distinct from
        (old.id, old.document_id, old.place, old.fingerprint, old.state, old.value_minor, old.haircut_percent,
            old.valid_from, old.valid_to, old.note, old.proposed_by, old.proposed_by_name, old.proposed_at)
        or old.verdict is not null
        and (new.verdict, new.decided_by, new.decided_by_name, new.decided_at, new.comment)
            is distinct from (old.verdict, old.decided_by, old.decided_by_name, old.decided_at, old.comment)
    then
        raise exception 'protection.version is kept: % refused', tg_op using errcode = 'insufficient_privilege';
    end if;
    if old.verdict is null and new.verdict = 'CONFIRMED'
        and (new.decided_by = new.proposed_by
            or identity.is_one_hand(new.proposed_by, new.decided_by, new.proposed_at))
    then
        raise exception 'who proposed a version does not confirm it' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger guard before insert or update or delete on protection.version
    for each row execute function protection.guard_version();
create trigger guard_table before truncate on protection.version
    for each statement execute function protection.guard_version();

-- Allocations of a version stand one behind the other under its lock, so that no two of them miss each other.
create function protection.guard_allocation() returns trigger language plpgsql as $$
declare
    v_value bigint;
    v_verdict text;
begin
    if tg_op <> 'INSERT' then
        raise exception 'protection.allocation is kept: % refused', tg_op using errcode = 'insufficient_privilege';
    end if;
    select value_minor, verdict into v_value, v_verdict
    from protection.version
    where id = new.version_id
    for update;
    if v_verdict is not null or (
        select sum(minor)
        from protection.allocation
        where version_id = new.version_id) > v_value
    then
        raise exception 'more is allocated than there is' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger guard after insert or update or delete on protection.allocation
    for each row execute function protection.guard_allocation();
create trigger guard_table before truncate on protection.allocation
    for each statement execute function protection.guard_allocation();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke delete, truncate on protection.document, protection.version from ballast_app;
        revoke update, delete, truncate on protection.allocation from ballast_app;
    end if;
end
$$;
