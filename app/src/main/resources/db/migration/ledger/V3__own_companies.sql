-- Which company of ours sells: none is the main one.
alter table ledger.invoice add own_company text references customers.own_company;
alter table ledger.receipt add own_company text references customers.own_company;
alter table ledger.credit_memo add own_company text references customers.own_company;
alter table ledger.sales_order add own_company text references customers.own_company;
alter table ledger.delivery add own_company text references customers.own_company;
comment on column ledger.invoice.own_company is 'The company of ours whose claim it is; none is the main one.';
comment on column ledger.receipt.own_company is 'The company of ours that was paid; none is the main one.';
comment on column ledger.credit_memo.own_company is 'The company of ours that gives it; none is the main one.';
comment on column ledger.sales_order.own_company is 'The company of ours that sells; none is the main one.';
comment on column ledger.delivery.own_company is 'The company of ours that delivers; none is the main one.';
