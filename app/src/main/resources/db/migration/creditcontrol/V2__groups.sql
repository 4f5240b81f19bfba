-- Decisions under the limits of all groups of a customer. Whoever decides locks the groups up the path, by their keys,
-- and then the account of the customer; whoever moves a group updates its row, and whoever moves a customer locks its
-- account. So no decision is made on a tree that is just changing, and everybody takes the locks in one order.
create function creditcontrol.hold_still() returns trigger language plpgsql as $$
begin
    perform
    from creditcontrol.account
    where customer_id = coalesce(new.customer_id, old.customer_id)
    for update;
    return coalesce(new, old);
end
$$;
create trigger hold_still before insert or update or delete on customers.membership
    for each row execute function creditcontrol.hold_still();

drop function creditcontrol.decide(
    uuid, bigint, bytea, text, text, text, bigint, bigint, numeric, date, date, text, date, bigint, bigint, bigint,
    bigint, text, text, boolean, bigint, timestamptz);

-- Stores a decision if nothing it was made on has changed since: what is held, documents, terms, profile, assessment
-- and policy; under groups also the tree, their limits, and what is held for and booked by any member.
create function creditcontrol.decide(
    p_id uuid, p_customer bigint, p_fingerprint bytea, p_order text, p_point text, p_currency text, p_amount bigint,
    p_base bigint, p_rate numeric, p_rate_on date, p_ship_on date, p_outcome text, p_as_of date, p_policy bigint,
    p_run bigint, p_books bigint, p_account bigint, p_text text, p_by text, p_is_approved boolean,
    p_held bigint, p_expires_at timestamptz, p_tree bigint, p_groups bigint[], p_group_limits bigint,
    p_members bigint[], p_members_accounts bigint, p_members_books bigint
) returns text language plpgsql as $$
declare
    v_account bigint;
begin
    if cardinality(p_groups) > 0 then
        perform
        from customers.customer_group
        where id = any (p_groups)
        order by id
        for no key update;
    end if;
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
        or (select revision from customers.group_tree) <> p_tree
    then
        return 'STALE';
    end if;
    if cardinality(p_groups) > 0 and (
        (
            select coalesce(sum(revision), 0)
            from contracts.group_limit_revision
            where group_id = any (p_groups)) <> p_group_limits
        or (
            select coalesce(sum(revision), 0)
            from creditcontrol.account
            where customer_id = any (p_members)) <> p_members_accounts
        or (
            select coalesce(sum(revision), 0)
            from ledger.revision
            where customer_id = any (p_members)) <> p_members_books)
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
