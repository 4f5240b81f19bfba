-- Limits for kinds of exposure end like others.
alter table limits.told_expiry
    add column exposure_kind text,
    drop constraint told_once,
    add constraint told_once
        unique nulls not distinct
            (customer_id, group_id, own_company, exposure_kind, is_temporary, last_day, document_id);
comment on column limits.told_expiry.exposure_kind is 'The kind of exposure that the limit was for; none of others.';
