-- Orders that wait, and what people with the right to do so decided about them.
create table creditcontrol.hold (
    id uuid primary key references creditcontrol.decision,
    customer_id bigint not null references customers.customer,
    order_number text not null check (order_number <> ''),
    decision_id uuid not null references creditcontrol.decision,
    margin_minor bigint,
    placed_at timestamptz not null default now(),
    placed_by text not null check (placed_by <> ''),
    placed_by_id bigint not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'RELEASED', 'CLEARED', 'REJECTED', 'WITHDRAWN')),
    forced_by text check (forced_by <> ''),
    forced_until date,
    forced_why text check (forced_why <> ''),
    seen text not null default '',
    rechecked_at timestamptz not null default now(),
    revision bigint not null default 0,
    ended_at timestamptz,
    ended_by text,
    why text,
    check ((state = 'OPEN') = (ended_at is null)),
    check ((ended_at is null) = (ended_by is null)),
    check ((forced_by is null) = (forced_why is null)),
    check (forced_by is not null or forced_until is null)
);
create unique index hold_open on creditcontrol.hold (customer_id, order_number) where state = 'OPEN';
create index hold_waiting on creditcontrol.hold (placed_at, id) where state = 'OPEN';
create index hold_time on creditcontrol.hold (placed_at desc, id);
comment on table creditcontrol.hold is 'An order that waits: one open row an order, whatever step of the sale it waits at.';
comment on column creditcontrol.hold.id is 'The decision that placed it.';
comment on column creditcontrol.hold.decision_id is 'The last decision on the order: its reasons are those of the hold.';
comment on column creditcontrol.hold.margin_minor is
    'What is earned with the order, in the reporting currency; none if nobody said.';
comment on column creditcontrol.hold.forced_by is 'Who holds it by hand; then no check lets it go, only a person.';
comment on column creditcontrol.hold.forced_until is 'Last day of the hold by hand; none while open-ended.';
comment on column creditcontrol.hold.seen is 'State of everything the last judgement looked at: another one, another judgement.';
comment on column creditcontrol.hold.revision is 'Counts its changes, so that nobody decides on what another has changed.';

create table creditcontrol.release (
    id uuid primary key,
    hold_id uuid not null references creditcontrol.hold,
    customer_id bigint not null references customers.customer,
    order_number text not null check (order_number <> ''),
    first_day date not null,
    days int not null check (days between 1 and 90),
    minor bigint not null check (minor > 0),
    tolerance_percent int not null check (tolerance_percent between 0 and 100),
    delivered_minor bigint not null default 0 check (delivered_minor >= 0),
    issued_minor bigint not null default 0 check (issued_minor >= 0),
    reason text not null check (reason <> ''),
    comment text not null,
    released_by text not null check (released_by <> ''),
    released_by_id bigint not null,
    released_at timestamptz not null default now()
);
create index release_customer on creditcontrol.release (customer_id, first_day);
create index release_hold on creditcontrol.release (hold_id);
comment on table creditcontrol.release is
    'Orders released by authority: deliveries within amount, tolerance and days need no further check.';
comment on column creditcontrol.release.id is 'Made by the caller; sent again with it, nothing more is released.';
comment on column creditcontrol.release.delivered_minor is 'What deliveries have used of it, in the reporting currency.';
comment on column creditcontrol.release.issued_minor is 'The same of goods issues, which look at the same goods again.';

create function creditcontrol.is_own_order(p_hold uuid, p_person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from creditcontrol.hold h
        where h.id = p_hold
          and (h.placed_by_id = p_person or identity.is_one_hand(h.placed_by_id, p_person, h.placed_at)))
$$;
comment on function creditcontrol.is_own_order is
    'Whether a person, or one whose deputy the person is or who is theirs, asked for the order that waits.';

-- Who asked for an order, or is one hand with who asked, does not release it; what was released is only used up.
create function creditcontrol.guard_release() returns trigger language plpgsql as $$
begin
    if tg_op in ('DELETE', 'TRUNCATE') then
        raise exception 'creditcontrol.release is kept: % refused', tg_op using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'UPDATE' then
        if (new.id, new.hold_id, new.customer_id, new.order_number, new.first_day, new.days, new.minor,
                new.tolerance_percent, new.reason, new.comment, new.released_by, new.released_by_id, new.released_at)
            is distinct from
            (old.id, old.hold_id, old.customer_id, old.order_number, old.first_day, old.days, old.minor,
                old.tolerance_percent, old.reason, old.comment, old.released_by, old.released_by_id, old.released_at)
            or new.delivered_minor < old.delivered_minor or new.issued_minor < old.issued_minor
        then
            raise exception 'creditcontrol.release is only used up: % refused', tg_op
                using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if creditcontrol.is_own_order(new.hold_id, new.released_by_id) then
        raise exception 'who asked for an order does not release it' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger guard before insert or update or delete on creditcontrol.release
    for each row execute function creditcontrol.guard_release();
create trigger guard_table before truncate on creditcontrol.release
    for each statement execute function creditcontrol.guard_release();

