-- One row a statement that changed what customers owe: what was added up before is recognised as old without counting.
create table ledger.change (
    id bigint generated always as identity primary key,
    changed_at timestamptz not null default now()
);
comment on table ledger.change is
    'Changes of documents, written in their transactions; only how many and which matters, the old ones go.';

create function ledger.note_change() returns trigger language plpgsql as $$
begin
    insert into ledger.change default values;
    delete from ledger.change
    where id in (
        select id
        from ledger.change
        where changed_at < now() - interval '7 days'
        order by id
        limit 100
        for update skip locked);
    return null;
end
$$;
create trigger invoice_change after insert or update or delete or truncate on ledger.invoice
    for each statement execute function ledger.note_change();
create trigger settlement_change after insert or update or delete or truncate on ledger.settlement
    for each statement execute function ledger.note_change();
create trigger receipt_change after insert or update or delete or truncate on ledger.receipt
    for each statement execute function ledger.note_change();
create trigger credit_memo_change after insert or update or delete or truncate on ledger.credit_memo
    for each statement execute function ledger.note_change();
create trigger dispute_change after insert or update or delete or truncate on ledger.dispute
    for each statement execute function ledger.note_change();
create trigger revision_change after insert or update or delete or truncate on ledger.revision
    for each statement execute function ledger.note_change();
