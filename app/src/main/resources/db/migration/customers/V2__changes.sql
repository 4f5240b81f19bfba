-- One row a statement that changed customers: what was added up before is recognised as old without counting again.
create table customers.change (
    id bigint generated always as identity primary key,
    changed_at timestamptz not null default now()
);
comment on table customers.change is
    'Changes of customers.customer, written in their transactions; only how many and which matters, the old ones go.';

create function customers.note_change() returns trigger language plpgsql as $$
begin
    insert into customers.change default values;
    delete from customers.change
    where id in (
        select id
        from customers.change
        where changed_at < now() - interval '7 days'
        order by id
        limit 100
        for update skip locked);
    return null;
end
$$;
create trigger customer_change after insert or update or delete or truncate on customers.customer
    for each statement execute function customers.note_change();
