-- How far dunning of an invoice has come, as the books tell it.
alter table ledger.invoice add column dunning_level integer check (dunning_level between 0 and 9);
comment on column ledger.invoice.dunning_level is '0 is not dunned, 9 the last letter; null if the books do not tell.';
