-- Documents of customers as booked in their source systems. Amounts are minor units of the document's currency;
-- base amounts are minor units of the company's one reporting currency.
create schema ledger;

create table ledger.company (
    is_only boolean primary key default true check (is_only),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    decided_at timestamptz not null default now()
);
comment on table ledger.company is 'The company that owns the ledger: one row, its reporting currency, fixed by the first import.';

create table ledger.exchange_rate (
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    day date not null,
    rate numeric(20, 10) not null check (rate > 0),
    source text not null check (source <> '' and length(source) <= 200),
    primary key (currency, day)
);
comment on table ledger.exchange_rate is 'Units of the reporting currency for one unit of a currency, from a day on until the next row.';

create table ledger.invoice (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    instalment smallint not null default 1 check (instalment > 0),
    issued_on date not null,
    is_issue_assumed boolean not null default false,
    due_on date not null,
    is_due_assumed boolean not null default false,
    known_on date not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    order_number text check (order_number <> ''),
    batch_id bigint,
    unique (customer_id, number, instalment),
    check (due_on >= issued_on)
);
create index invoice_batch on ledger.invoice using brin (batch_id);
comment on table ledger.invoice is 'One instalment of an invoice; an invoice paid at once has the one instalment 1.';
comment on column ledger.invoice.known_on is 'Day on which it was recorded: an assessment as known then does not see it earlier.';
comment on column ledger.invoice.is_due_assumed is 'The source gave no due date; it was derived from the payment terms.';
comment on column ledger.invoice.is_issue_assumed is 'The source gave no issue date; it was derived from the due date.';

create table ledger.settlement (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    invoice_id bigint not null references ledger.invoice,
    kind text not null check (kind in ('CASH', 'CREDIT_MEMO', 'DISCOUNT', 'WRITE_OFF')),
    source_number text not null check (source_number <> '' and length(source_number) <= 64),
    settled_on date not null,
    known_on date not null,
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    batch_id bigint,
    unique (invoice_id, kind, source_number, settled_on)
);
create index settlement_customer on ledger.settlement (customer_id);
create index settlement_batch on ledger.settlement using brin (batch_id);
comment on table ledger.settlement is 'A part of an invoice that was settled, and by which receipt or credit memo.';
comment on column ledger.settlement.base_minor is
    'Cumulative rounding of the invoice''s base amount: what is fully settled leaves base zero.';

create table ledger.receipt (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    received_on date not null,
    known_on date not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    batch_id bigint,
    unique (customer_id, number)
);
create index receipt_batch on ledger.receipt using brin (batch_id);
comment on table ledger.receipt is 'Money received; what of it no settlement uses is unapplied cash.';

create table ledger.credit_memo (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    issued_on date not null,
    reason text check (reason <> '' and length(reason) <= 500),
    known_on date not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    batch_id bigint,
    unique (customer_id, number)
);
create index credit_memo_batch on ledger.credit_memo using brin (batch_id);
comment on table ledger.credit_memo is 'Returns and price corrections; what of one no settlement uses is unapplied credit.';

create table ledger.sales_order (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    ordered_on date not null,
    requested_on date not null,
    closed_on date check (closed_on >= ordered_on),
    cancelled_on date check (cancelled_on >= ordered_on),
    category text check (category <> '' and length(category) <= 100),
    known_on date not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    batch_id bigint,
    unique (customer_id, number)
);
create index sales_order_batch on ledger.sales_order using brin (batch_id);
comment on table ledger.sales_order is 'A sales order as one sum, tax included.';

create table ledger.delivery (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    delivered_on date not null,
    order_number text check (order_number <> ''),
    invoiced_on date,
    known_on date not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    batch_id bigint,
    unique (customer_id, number)
);
create index delivery_batch on ledger.delivery using brin (batch_id);
comment on table ledger.delivery is 'Goods delivered; open exposure until invoiced.';

create table ledger.dispute (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers.customer,
    number text not null check (number <> '' and length(number) <= 64),
    opened_on date not null,
    invoice_id bigint references ledger.invoice,
    closed_on date check (closed_on >= opened_on),
    reason text check (reason <> '' and length(reason) <= 500),
    known_on date not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    base_minor bigint not null check (base_minor >= 0),
    batch_id bigint,
    unique (customer_id, number)
);
create index dispute_invoice on ledger.dispute (invoice_id);
create index dispute_batch on ledger.dispute using brin (batch_id);
comment on table ledger.dispute is 'An amount the customer contests.';

create table ledger.revision (
    customer_id bigint primary key references customers.customer,
    revision bigint not null check (revision > 0),
    changed_at timestamptz not null,
    batch_id bigint
);
create index revision_batch on ledger.revision (batch_id);
comment on table ledger.revision is
    'Counts the changes of a customer''s documents, terms and profile; written in the transaction of the change.';

create table ledger.before_image (
    batch_id bigint not null,
    document text not null check (document in
        ('invoice', 'settlement', 'receipt', 'credit_memo', 'sales_order', 'delivery', 'dispute')),
    row_id bigint not null,
    before jsonb not null,
    primary key (batch_id, document, row_id)
);
create index before_image_row on ledger.before_image (document, row_id);
comment on table ledger.before_image is 'Documents as they were before an import changed them, so that it can be undone.';
