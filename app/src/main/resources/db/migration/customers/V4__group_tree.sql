-- Groups form trees, and who belongs to which group is kept by day.
create extension if not exists btree_gist schema public;

alter table customers.customer_group add parent_id bigint references customers.customer_group;
create index customer_group_parent on customers.customer_group (parent_id);
comment on column customers.customer_group.parent_id is 'The group it belongs to itself; none for the ultimate one.';

create table customers.group_tree (
    is_only boolean primary key default true check (is_only),
    revision bigint not null default 0 check (revision >= 0)
);
insert into customers.group_tree default values;
comment on table customers.group_tree is
    'Counts the changes of parents and memberships. Its row is locked by whoever changes one, so that no two changes make a circle.';

create table customers.membership (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer on delete cascade,
    group_id bigint not null references customers.customer_group,
    valid_from date not null,
    valid_to date,
    check (valid_to >= valid_from),
    constraint membership_does_not_overlap
        exclude using gist (customer_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index membership_group on customers.membership (group_id);
comment on table customers.membership is 'Which group a customer belongs to; on any day at most one. customer.group_id is the one of today.';
comment on column customers.membership.valid_to is 'Last day, inclusive; none while open-ended.';

insert into customers.membership (customer_id, group_id, valid_from)
select id, group_id, least(coalesce(since, current_date), current_date)
from customers.customer
where group_id is not null;

create function customers.check_tree() returns trigger language plpgsql as $$
declare
    most_levels constant int := 8;
    v_above int;
    v_below int;
    v_is_circle boolean;
begin
    perform from customers.group_tree for update;
    with recursive above as (
        select id, parent_id, 1 as level
        from customers.customer_group
        where id = new.parent_id
        union all
        select g.id, g.parent_id, a.level + 1
        from customers.customer_group g
        join above a on g.id = a.parent_id
        where a.level <= most_levels
    )
    select max(level), bool_or(id = new.id) into v_above, v_is_circle
    from above;
    if v_is_circle then
        raise exception 'group % would stand above itself', new.code
            using errcode = 'check_violation', constraint = 'customer_group_makes_no_circle';
    end if;
    with recursive below as (
        select new.id as id, 1 as level
        union all
        select g.id, b.level + 1
        from customers.customer_group g
        join below b on g.parent_id = b.id
        where b.level <= most_levels
    )
    select max(level) into v_below
    from below;
    if v_above + v_below > most_levels then
        raise exception 'group % would make a tree of more than % levels', new.code, most_levels
            using errcode = 'check_violation', constraint = 'customer_group_is_not_too_deep';
    end if;
    return new;
end
$$;
create trigger check_tree before insert or update of parent_id on customers.customer_group
    for each row when (new.parent_id is not null) execute function customers.check_tree();

create function customers.note_parent() returns trigger language plpgsql as $$
begin
    update customers.group_tree set revision = revision + 1;
    return null;
end
$$;
create trigger note_parent after update of parent_id on customers.customer_group
    for each row when (new.parent_id is distinct from old.parent_id) execute function customers.note_parent();

create function customers.note_membership() returns trigger language plpgsql as $$
begin
    if exists (select from changed) then
        update customers.group_tree set revision = revision + 1;
    end if;
    return null;
end
$$;
create trigger note_added after insert on customers.membership
    referencing new table as changed for each statement execute function customers.note_membership();
create trigger note_changed after update on customers.membership
    referencing new table as changed for each statement execute function customers.note_membership();
create trigger note_removed after delete on customers.membership
    referencing old table as changed for each statement execute function customers.note_membership();

-- Moves a customer to a group, or out of any, from a day until the next move that is planned already. A move back to
-- the group of the day before goes on with that membership, so that undoing a move leaves no trace of it.
create function customers.move(p_customer bigint, p_group bigint, p_from date) returns void language plpgsql as $$
declare
    v_last date;
    v_today bigint;
begin
    perform from customers.customer where id = p_customer for no key update;
    select min(valid_from) - 1 into v_last
    from customers.membership
    where customer_id = p_customer and valid_from > p_from;
    delete from customers.membership where customer_id = p_customer and valid_from = p_from;
    update customers.membership
    set valid_to = p_from - 1
    where customer_id = p_customer and valid_from < p_from and (valid_to is null or valid_to >= p_from);
    update customers.membership
    set valid_to = v_last
    where customer_id = p_customer and group_id = p_group and valid_to = p_from - 1;
    if not found and p_group is not null then
        insert into customers.membership (customer_id, group_id, valid_from, valid_to)
        values (p_customer, p_group, p_from, v_last);
    end if;
    select group_id into v_today
    from customers.membership
    where customer_id = p_customer and valid_from <= current_date and (valid_to is null or valid_to >= current_date);
    update customers.customer
    set group_id = v_today, version = version + 1, updated_at = now()
    where id = p_customer and group_id is distinct from v_today;
end
$$;

-- Whoever writes customer.group_id, such as an import or its undo, moves the customer today.
create function customers.keep_membership() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into customers.membership (customer_id, group_id, valid_from)
        select id, group_id, least(coalesce(since, current_date), current_date)
        from is_now
        where group_id is not null;
    else
        perform customers.move(n.id, n.group_id, current_date)
        from is_now n
        join was w on w.id = n.id
        where n.group_id is distinct from w.group_id
          and n.group_id is distinct from (
            select m.group_id
            from customers.membership m
            where m.customer_id = n.id and m.valid_from <= current_date
              and (m.valid_to is null or m.valid_to >= current_date))
        order by n.id;
    end if;
    return null;
end
$$;
create trigger keep_membership_added after insert on customers.customer
    referencing new table as is_now for each statement execute function customers.keep_membership();
create trigger keep_membership_changed after update on customers.customer
    referencing old table as was new table as is_now for each statement execute function customers.keep_membership();
