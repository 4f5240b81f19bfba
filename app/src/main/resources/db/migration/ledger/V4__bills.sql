-- Bills of exchange and the like that customers paid with: the invoice is settled, the promise is not kept yet.
create table ledger.bill (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    kind text not null check (kind in ('BANK', 'FINANCE_COMPANY', 'COMMERCIAL', 'CERTIFICATE')),
    received_on date not null,
    due_on date not null check (due_on >= received_on),
    acceptor text check (acceptor <> '' and length(acceptor) <= 200),
    passed_on date check (passed_on >= received_on),
    is_recourse_free boolean not null default false check (passed_on is not null or not is_recourse_free),
    paid_on date check (paid_on >= received_on),
    dishonoured_on date check (dishonoured_on >= received_on),
    known_on date not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    own_company text references customers.own_company,
    batch_id bigint,
    unique (customer_id, number)
);
create index bill_batch on ledger.bill using brin (batch_id);
comment on table ledger.bill is 'A bill taken in payment; exposure until it is paid, as far as the policy counts its kind.';
comment on column ledger.bill.acceptor is 'Who has promised to pay it.';
comment on column ledger.bill.passed_on is 'Day on which we endorsed or discounted it; liable for it until it is paid.';
comment on column ledger.bill.is_recourse_free is 'We passed it on and nobody can come back to us.';
comment on column ledger.bill.own_company is 'The company of ours that took it; none is the main one.';
create trigger bill_change after insert or update or delete or truncate on ledger.bill
    for each statement execute function ledger.note_change();

alter table ledger.before_image drop constraint before_image_document_check;
alter table ledger.before_image add constraint before_image_document_check check (document in
    ('invoice', 'settlement', 'receipt', 'credit_memo', 'sales_order', 'delivery', 'dispute', 'bill'));
