-- Order checks: what was decided, and what of a limit is held for orders that the books do not have yet.
create schema creditcontrol;

create table creditcontrol.account (
    customer_id bigint primary key references customers.customer,
    revision bigint not null default 0 check (revision >= 0)
);
comment on table creditcontrol.account is
    'Whose row is locked while an order of its customer is decided; counts the changes of what is held for it.';

create table creditcontrol.decision (
    id uuid primary key,
    customer_id bigint not null references customers.customer,
    fingerprint bytea not null check (length(fingerprint) = 32),
    order_number text not null check (order_number <> '' and length(order_number) <= 64),
    point text not null check (point in ('ORDER', 'DELIVERY', 'GOODS_ISSUE')),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor > 0),
    rate numeric(20, 10) not null check (rate > 0),
    rate_on date not null,
    ship_on date not null,
    outcome text not null check (outcome in ('APPROVED', 'WARNED', 'HELD')),
    as_of date not null,
    policy_id bigint not null,
    run_id bigint,
    books_revision bigint not null check (books_revision >= 0),
    text text not null check (text <> ''),
    decided_by text not null check (decided_by <> ''),
    decided_at timestamptz not null
);
create index decision_customer on creditcontrol.decision (customer_id, decided_at desc);
create index decision_time on creditcontrol.decision (decided_at desc, id);
comment on table creditcontrol.decision is 'What was said to whoever asked whether an order may ship; never changed.';
comment on column creditcontrol.decision.id is 'Made by the caller; asked again with it, the answer is the same.';
comment on column creditcontrol.decision.fingerprint is 'SHA-256 of what was asked, so that one key does not ask two things.';
comment on column creditcontrol.decision.rate is
    'Units of the reporting currency for one of the order''s, from the day beside it; 1 for the reporting currency.';
comment on column creditcontrol.decision.text is 'Every check with what was measured, as the engine writes it.';
comment on column creditcontrol.decision.books_revision is 'State of the customer''s documents, terms and profile it was decided on.';

create table creditcontrol.reservation (
    decision_id uuid primary key references creditcontrol.decision,
    customer_id bigint not null references customers.customer,
    order_number text not null check (order_number <> ''),
    minor bigint not null check (minor > 0),
    posted_minor bigint not null default 0 check (posted_minor between 0 and minor),
    ship_on date not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'POSTED', 'BOOKED', 'VOIDED', 'EXPIRED')),
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    check ((state = 'PENDING') = (ended_at is null)),
    check ((state = 'PENDING') = (ended_by is null)),
    check (state in ('POSTED', 'BOOKED') or posted_minor = 0)
);
create index reservation_open on creditcontrol.reservation (customer_id) where state in ('PENDING', 'POSTED');
create index reservation_ending on creditcontrol.reservation (expires_at) where state = 'PENDING';
comment on table creditcontrol.reservation is
    'What is held of a limit for an approved order until the books have it: pending, then posted, voided, expired or booked.';
comment on column creditcontrol.reservation.posted_minor is 'How much of it was confirmed; the rest was given back.';

create function creditcontrol.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'creditcontrol.decision is immutable: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger immutable before update or delete on creditcontrol.decision
    for each row execute function creditcontrol.refuse();
create trigger immutable_table before truncate on creditcontrol.decision
    for each statement execute function creditcontrol.refuse();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke update, delete, truncate on creditcontrol.decision from ballast_app;
    end if;
end
$$;

-- Stores a decision if nothing it was made on has changed since: what is held, documents, terms, profile, assessment
-- and policy. The row of the account is locked first, so decisions on one customer stand one behind the other.
create function creditcontrol.decide(
    p_id uuid, p_customer bigint, p_fingerprint bytea, p_order text, p_point text, p_currency text, p_amount bigint,
    p_base bigint, p_rate numeric, p_rate_on date, p_ship_on date, p_outcome text, p_as_of date, p_policy bigint,
    p_run bigint, p_books bigint, p_account bigint, p_text text, p_by text, p_is_approved boolean,
    p_held bigint, p_expires_at timestamptz
) returns text language plpgsql as $$
declare
    v_account bigint;
begin
    select revision into v_account
    from creditcontrol.account
    where customer_id = p_customer
    for update;
    if exists (select from creditcontrol.decision where id = p_id) then
        return 'KNOWN';
    end if;
    if v_account is distinct from p_account
        or coalesce((select revision from ledger.revision where customer_id = p_customer), 0) <> p_books
        or (select run_id from assessment.published) is distinct from p_run
        or (
            select id
            from policy.version
            where in_force_from <= p_as_of
            order by in_force_from desc, id desc
            limit 1) is distinct from p_policy
    then
        return 'STALE';
    end if;
    insert into creditcontrol.decision
        (id, customer_id, fingerprint, order_number, point, currency, amount_minor, base_minor, rate, rate_on, ship_on,
        outcome, as_of, policy_id, run_id, books_revision, text, decided_by, decided_at)
    values (p_id, p_customer, p_fingerprint, p_order, p_point, p_currency, p_amount, p_base, p_rate, p_rate_on, p_ship_on,
        p_outcome, p_as_of, p_policy, p_run, p_books, p_text, p_by, now())
    on conflict (id) do nothing;
    if not found then
        return 'KNOWN';
    end if;
    if p_is_approved then
        if p_point = 'ORDER' then
            update creditcontrol.reservation
            set state = 'VOIDED', posted_minor = 0, ended_at = now(), ended_by = p_by
            where customer_id = p_customer and order_number = p_order and state in ('PENDING', 'POSTED');
        end if;
        if p_held > 0 then
            insert into creditcontrol.reservation (decision_id, customer_id, order_number, minor, ship_on, expires_at)
            values (p_id, p_customer, p_order, p_held, p_ship_on, p_expires_at);
        end if;
        update creditcontrol.account set revision = revision + 1 where customer_id = p_customer;
    end if;
    return 'DECIDED';
end
$$;
