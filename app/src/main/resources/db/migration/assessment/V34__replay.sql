-- What an assessment was made from stays: its packed ledger under its revision, and all else as the canonical text.
alter table assessment.ledger_pack drop constraint ledger_pack_pkey, add primary key (customer_id, revision);
comment on table assessment.ledger_pack is
    'Copies of a customer''s ledger in one row each, checksum inside; the one of the ledger''s revision is read, those before serve replays.';

alter table assessment.evidence add column facts text check (facts <> '');
comment on column assessment.evidence.facts is
    'All facts but the ledger, as the text that facts_hash rests on; null in rows from before it was kept.';
