-- Journals: limits of many customers changed at once, looked at before, agreed to by others, applied as one.
create table limits.journal (
    id uuid primary key,
    fingerprint bytea not null check (length(fingerprint) = 32),
    rule text not null check (rule in ('SET', 'PERCENT', 'RECOMMENDED', 'CAP', 'LAST_DAY', 'LIST', 'REVERSAL')),
    rule_minor bigint check (rule_minor >= 0),
    rule_percent numeric(6, 2),
    valid_to date,
    chosen text not null,
    reason text not null check (reason <> '' and length(reason) <= 1000),
    reverses uuid references limits.journal,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    hash text check (length(hash) = 64),
    policy_id bigint,
    total_minor bigint check (total_minor >= 0),
    requested_by bigint not null references identity.app_user (id),
    requested_by_name text not null,
    created_at timestamptz not null default now(),
    proposed_at timestamptz,
    state text not null default 'DRAFT'
        check (state in ('DRAFT', 'PROPOSED', 'APPLIED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    ended_at timestamptz,
    ended_by bigint references identity.app_user (id),
    check ((rule in ('SET', 'CAP')) = (rule_minor is not null)),
    check ((rule = 'PERCENT') = (rule_percent is not null)),
    check ((rule = 'REVERSAL') = (reverses is not null)),
    check (rule <> 'LAST_DAY' or valid_to is not null),
    check ((ended_at is null) = (state in ('DRAFT', 'PROPOSED'))),
    check (state not in ('PROPOSED', 'APPLIED', 'REJECTED') or proposed_at is not null),
    check (state <> 'APPLIED' or hash is not null)
);
create index journal_time on limits.journal (created_at desc, id);
create index journal_open on limits.journal (created_at) where state in ('DRAFT', 'PROPOSED');
create unique index journal_reversed on limits.journal (reverses) where state in ('DRAFT', 'PROPOSED', 'APPLIED');
comment on table limits.journal is 'Limits of many customers that somebody wants to change at once, by one rule.';
comment on column limits.journal.id is 'Made by the caller; sent again with it, the answer is the same.';
comment on column limits.journal.rule_minor is 'Amount of the rule, in the reporting currency.';
comment on column limits.journal.rule_percent is 'Change of the rule: 10 is a tenth more, -10 a tenth less.';
comment on column limits.journal.chosen is 'By what the customers were chosen, as an address has it.';
comment on column limits.journal.hash is 'SHA-256 of everything the preview says; none while some of it is not known yet.';
comment on column limits.journal.total_minor is
    'What counts towards the authority, as it was looked at last, in the reporting currency; none if unlimited.';

create table limits.journal_line (
    journal_id uuid not null references limits.journal,
    place int not null check (place > 0),
    customer_id bigint not null references customers.customer,
    wanted_kind text check (wanted_kind in ('AMOUNT', 'UNLIMITED')),
    wanted_minor bigint check (wanted_minor >= 0),
    wanted_currency char(3) check (wanted_currency ~ '^[A-Z]{3}$'),
    wanted_to date,
    outcome text check (outcome in ('CHANGE', 'SAME', 'REFUSED')),
    refusal text,
    before_kind text check (before_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    before_minor bigint check (before_minor >= 0),
    before_currency char(3) check (before_currency ~ '^[A-Z]{3}$'),
    before_to date,
    before_base bigint check (before_base >= 0),
    after_kind text check (after_kind in ('AMOUNT', 'UNLIMITED')),
    after_minor bigint check (after_minor >= 0),
    after_currency char(3) check (after_currency ~ '^[A-Z]{3}$'),
    after_to date,
    after_base bigint check (after_base >= 0),
    exposure_minor bigint,
    is_over boolean not null default false,
    held_orders int not null default 0 check (held_orders >= 0),
    held_minor bigint not null default 0 check (held_minor >= 0),
    is_moved boolean not null default false,
    seen text,
    request_id uuid references limits.request,
    primary key (journal_id, place),
    unique (journal_id, customer_id),
    check ((wanted_kind is null) = (wanted_currency is null)),
    check ((outcome is not distinct from 'REFUSED') = (refusal is not null)),
    check (outcome is distinct from 'CHANGE'
        or num_nulls(before_kind, before_currency, after_kind, after_currency, exposure_minor, seen) = 0),
    check (request_id is null or outcome is not distinct from 'CHANGE' or outcome is null)
);
create index journal_line_customer on limits.journal_line (customer_id);
create index journal_line_due on limits.journal_line (journal_id, place) where outcome is null;
comment on table limits.journal_line is 'One customer of a journal: the limit it has, the one it would get, and what that does.';
comment on column limits.journal_line.wanted_kind is 'The limit that a list or a reversal names; other rules work it out.';
comment on column limits.journal_line.outcome is 'None while it is to be looked at, or looked at again.';
comment on column limits.journal_line.before_base is 'The limit it has in the reporting currency, if that is an amount.';
comment on column limits.journal_line.is_over is 'Whether the exposure exceeds the limit it would get: no new credit.';
comment on column limits.journal_line.held_orders is 'Open orders whose delivery would be held then, and not as it is.';
comment on column limits.journal_line.is_moved is 'Whether it says something else than when it was looked at before.';
comment on column limits.journal_line.seen is 'State of account, books, assessment, policy and day it was looked at in.';

create table limits.journal_order (
    journal_id uuid not null,
    line int not null,
    place int not null check (place > 0),
    customer_id bigint not null references customers.customer,
    number text not null check (number <> ''),
    ship_on date,
    minor bigint not null check (minor > 0),
    primary key (journal_id, line, place),
    foreign key (journal_id, line) references limits.journal_line
);
comment on table limits.journal_order is 'Open orders that a journal would hold, the reporting currency.';

create table limits.journal_refusal (
    journal_id uuid not null references limits.journal,
    row_number int not null check (row_number > 0),
    field text not null check (field in ('customer', 'amount')),
    value text not null check (length(value) <= 100),
    refusal text not null,
    primary key (journal_id, row_number)
);
comment on table limits.journal_refusal is 'Rows of a list that name no customer or no amount, and why.';

alter table limits.request add column journal_id uuid references limits.journal;
create index request_journal on limits.request (journal_id) where journal_id is not null;
comment on column limits.request.journal_id is 'The journal it is a line of: asked, agreed to and withdrawn with all of it.';

create function limits.guard_journal() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'DRAFT' then
            raise exception 'a journal starts as a draft' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if old.state not in ('DRAFT', 'PROPOSED') then
        raise exception 'journal % is closed', old.id using errcode = 'insufficient_privilege';
    end if;
    if (new.id, new.fingerprint, new.rule, new.rule_minor, new.rule_percent, new.valid_to, new.chosen, new.reason,
        new.reverses, new.currency, new.requested_by, new.requested_by_name, new.created_at)
       is distinct from
       (old.id, old.fingerprint, old.rule, old.rule_minor, old.rule_percent, old.valid_to, old.chosen, old.reason,
        old.reverses, old.currency, old.requested_by, old.requested_by_name, old.created_at)
       or old.proposed_at is distinct from new.proposed_at and old.proposed_at is not null then
        raise exception 'journal % keeps what was asked', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'APPLIED' and (old.state <> 'PROPOSED' or exists (
        select
        from limits.journal_line l
        left join limits.request r on r.id = l.request_id
        where l.journal_id = new.id and l.outcome = 'CHANGE' and r.state is distinct from 'APPROVED')) then
        raise exception 'journal % was not agreed to by all', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'WITHDRAWN' and new.ended_by <> new.requested_by then
        raise exception 'only who made journal % withdraws it', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger guard before insert or update on limits.journal for each row execute function limits.guard_journal();

-- A line belongs to its customer, and is settled with its journal.
create function limits.guard_journal_line() returns trigger language plpgsql as $$
begin
    if (select state from limits.journal where id = new.journal_id) not in ('DRAFT', 'PROPOSED')
       or tg_op = 'UPDATE' and (
         (new.journal_id, new.place, new.customer_id, new.wanted_kind, new.wanted_minor, new.wanted_currency,
           new.wanted_to)
         is distinct from
         (old.journal_id, old.place, old.customer_id, old.wanted_kind, old.wanted_minor, old.wanted_currency,
           old.wanted_to)
         or old.request_id is not null and (
           new.request_id is distinct from old.request_id
           or (new.after_kind, new.after_minor, new.after_currency, new.after_to)
             is distinct from (old.after_kind, old.after_minor, old.after_currency, old.after_to))) then
        raise exception 'line % of journal % is settled', new.place, new.journal_id
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger guard before insert or update on limits.journal_line
    for each row execute function limits.guard_journal_line();

create trigger kept before delete on limits.journal for each row execute function limits.refuse();
create trigger kept_table before truncate on limits.journal for each statement execute function limits.refuse();
create trigger kept before delete on limits.journal_line for each row execute function limits.refuse();
create trigger kept_table before truncate on limits.journal_line for each statement execute function limits.refuse();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke delete, truncate on limits.journal, limits.journal_line from ballast_app;
    end if;
end
$$;
