-- The same state of a ledger may be packed in an earlier form and in this one: assessments that rest on the earlier can be replayed.
alter table assessment.ledger_pack drop constraint ledger_pack_pkey, add primary key (customer_id, revision, version);
