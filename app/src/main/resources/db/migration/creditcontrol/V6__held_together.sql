-- Orders that are held are stored together with those that may ship. Rows are found by their keys, however small a table
-- was when the function was planned.
drop function creditcontrol.decide(
    date, bigint, bigint, bigint, bigint[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[],
    bigint[], bigint[], bigint[], bigint[], uuid[], bytea[], text[], text[], text[], bigint[], bigint[],
    numeric[], date[], date[], text[], text[], text[], boolean[], bigint[], timestamptz[], text[], text[],
    text[]);

-- Stores decisions if nothing they were made on has changed since: what is held, documents, terms, profile, assessment
-- and policy; under groups also the tree, their limits, and what is held for and booked by any member. All decisions on
-- one customer were made one after the other on the state of its first, so they are stored together or not at all.
--
-- Groups are locked first, then accounts, and only what is free: whoever moves thousands of customers in a transaction
-- keeps nobody waiting but those who ask about them, and no statement about many is ever part of a deadlock.
--
-- An order that is held waits from now on, or goes on waiting for the reasons of its last decision.
--
-- State of each: DECIDED, KNOWN (there is one under its key), STALE (something has changed), BUSY (a lock was not free).
create function creditcontrol.decide(
    p_as_of date, p_policy bigint, p_run bigint, p_tree bigint,
    p_customers bigint[], p_accounts bigint[], p_books bigint[],
    p_limits bigint[], p_member_accounts bigint[], p_member_books bigint[],
    p_path_of bigint[], p_path bigint[], p_members_of bigint[], p_members bigint[],
    p_of bigint[], p_ids uuid[], p_fingerprints bytea[], p_orders text[], p_points text[], p_currencies text[],
    p_amounts bigint[], p_bases bigint[], p_rates numeric[], p_rates_on date[], p_ships_on date[], p_outcomes text[],
    p_texts text[], p_by text[], p_are_approved boolean[], p_held bigint[], p_expire_at timestamptz[],
    p_margins text[], p_by_ids bigint[], p_seen text[],
    p_actors text[], p_afters text[], p_requests text[]
) returns table (place bigint, state text, at timestamptz)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
    v_groups bigint[] := '{}';
    v_free bigint[] := '{}';
    v_known uuid[] := '{}';
    v_still bigint[] := '{}';
    v_is_stored boolean;
begin
    if cardinality(p_path) > 0 then
        v_groups := array(
            select id from customers.customer_group where id = any (p_path) order by id for no key update skip locked);
    end if;
    v_free := array(
        select customer_id
        from creditcontrol.account
        where customer_id = any (p_customers)
        order by customer_id
        for update skip locked);
    if cardinality(p_path) > 0 then
        v_free := array(
            select unnest(v_free)
            except
            select p.customer
            from unnest(p_path_of, p_path) as p (customer, id)
            where p.id <> all (v_groups));
    end if;
    select array(select d.id from creditcontrol.decision d where d.id = any (p_ids)),
        case
            when (select run_id from assessment.published) is not distinct from p_run
                and (select revision from customers.group_tree) = p_tree
                and (
                    select id
                    from policy.version
                    where in_force_from <= p_as_of
                    order by in_force_from desc, id desc
                    limit 1) = p_policy
            then array(
                select k.customer
                from unnest(p_customers, p_accounts, p_books) as k (customer, account, books)
                join creditcontrol.account a on a.customer_id = k.customer and a.revision = k.account
                left join ledger.revision r on r.customer_id = k.customer
                where k.customer = any (v_free) and coalesce(r.revision, 0) = k.books)
            else '{}'
        end
    into v_known, v_still;
    if cardinality(v_known) > 0 then
        v_still := array(
            select unnest(v_still)
            except
            select d.customer
            from unnest(p_of, p_ids) as d (customer, id)
            where d.id = any (v_known));
    end if;
    if cardinality(p_path) > 0 then
        v_still := array(
            select k.customer
            from unnest(p_customers, p_limits, p_member_accounts, p_member_books)
                as k (customer, limits, accounts, books)
            left join (
                select p.customer, coalesce(sum(l.revision), 0) as revision
                from unnest(p_path_of, p_path) as p (customer, id)
                left join contracts.group_limit_revision l on l.group_id = p.id
                group by p.customer) as limits on limits.customer = k.customer
            left join (
                select m.customer, coalesce(sum(a.revision), 0) as accounts, coalesce(sum(r.revision), 0) as books
                from unnest(p_members_of, p_members) as m (customer, id)
                left join creditcontrol.account a on a.customer_id = m.id
                left join ledger.revision r on r.customer_id = m.id
                group by m.customer) as members on members.customer = k.customer
            where k.customer = any (v_still)
              and coalesce(limits.revision, 0) = k.limits
              and coalesce(members.accounts, 0) = k.accounts
              and coalesce(members.books, 0) = k.books);
    end if;
    if cardinality(v_still) > 0 then
        with d as materialized (
            select *
            from unnest(p_of, p_ids, p_fingerprints, p_orders, p_points, p_currencies, p_amounts, p_bases, p_rates,
                    p_rates_on, p_ships_on, p_outcomes, p_texts, p_by, p_are_approved, p_held, p_expire_at, p_margins,
                    p_by_ids, p_seen, p_actors, p_afters, p_requests)
                with ordinality as d (customer, id, fingerprint, number, point, currency, amount, base, rate, rate_on,
                    ship_on, outcome, text, by, is_approved, held, expires_at, margin, by_id, seen, actor, after,
                    request, place)
            where d.customer = any (v_still)
        ), added as (
            insert into creditcontrol.decision
                (id, customer_id, fingerprint, order_number, point, currency, amount_minor, base_minor, rate, rate_on,
                ship_on, outcome, as_of, policy_id, run_id, books_revision, text, decided_by, decided_at)
            select d.id, d.customer, d.fingerprint, d.number, d.point, d.currency, d.amount, d.base, d.rate, d.rate_on,
                d.ship_on, d.outcome, p_as_of, p_policy, p_run, p_books[array_position(p_customers, d.customer)],
                d.text, d.by, now()
            from d
            on conflict (id) do nothing
            returning id
        ), voided as (
            update creditcontrol.reservation r
            set state = 'VOIDED', posted_minor = 0, ended_at = now(), ended_by = d.by
            from d
            where d.is_approved and d.point = 'ORDER' and r.customer_id = d.customer and r.order_number = d.number
              and r.state in ('PENDING', 'POSTED')
        ), held as (
            insert into creditcontrol.reservation (decision_id, customer_id, order_number, minor, ship_on, expires_at)
            select d.id, d.customer, d.number, d.held, d.ship_on, d.expires_at
            from d
            where d.is_approved and d.held > 0
        ), placed as (
            insert into creditcontrol.hold
                (id, customer_id, order_number, decision_id, margin_minor, placed_by, placed_by_id, seen)
            select d.id, d.customer, d.number, d.id, nullif(d.margin, '')::bigint, d.by, d.by_id, d.seen
            from d
            where not d.is_approved
            on conflict (customer_id, order_number) where state = 'OPEN' do update
            set decision_id = excluded.decision_id,
                margin_minor = coalesce(excluded.margin_minor, hold.margin_minor),
                seen = excluded.seen, rechecked_at = now(), revision = hold.revision + 1
        ), counted as (
            update creditcontrol.account a
            set revision = a.revision + g.changes
            from (
                select d.customer, count(*) as changes
                from d
                group by d.customer) g
            where a.customer_id = g.customer
        ), entered as (
            select count(*) as wanted, audit.enter(
                array_agg(d.actor order by d.place), array_agg('creditcontrol.order.checked'::text),
                array_agg('customer'::text), array_agg(d.customer::text order by d.place), array_agg(''::text),
                array_agg(null::text), array_agg(d.after order by d.place), array_agg(d.request order by d.place))
            from d
        )
        select (select count(*) from added) = wanted into v_is_stored
        from entered;
        if not v_is_stored then
            raise exception 'another server stores a decision under one of these keys'
                using errcode = 'serialization_failure';
        end if;
    end if;
    return query
        select d.place,
            case
                when d.customer = any (v_still) then 'DECIDED'
                when d.id = any (v_known) then 'KNOWN'
                when d.customer <> all (v_free) then 'BUSY'
                else 'STALE'
            end,
            now()
        from unnest(p_of, p_ids) with ordinality as d (customer, id, place);
end
$$;
