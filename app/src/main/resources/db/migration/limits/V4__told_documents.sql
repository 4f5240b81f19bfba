-- Guarantees and collateral end too: their last days are told once like those of limits.
alter table limits.told_expiry
    add column document_id uuid references protection.document,
    drop constraint told_once,
    add constraint told_once
        unique nulls not distinct (customer_id, group_id, is_temporary, last_day, document_id);
comment on table limits.told_expiry is
    'The last days of limits, and of documents that protect us, that were told ahead, each once; only added to.';
comment on column limits.told_expiry.document_id is 'The document that ends; none of a limit.';
