create schema sealing;
comment on schema sealing is 'Keys of encrypted fields, themselves encrypted by a key that is not in the database.';

create table sealing.ring (
    is_only boolean primary key default true check (is_only),
    stamp uuid not null,
    ciphers bytea not null,
    lookups bytea not null,
    wrapped_by text not null check (wrapped_by ~ '^[0-9a-f]{8}$'),
    changed_at timestamptz not null
);
comment on table sealing.ring is
    'One row: the keys in use. Who seals a value shares a lock on it, so that a change of keys waits for what is under way.';
comment on column sealing.ring.stamp is 'Drawn anew at every change of the keys, not when they are only wrapped anew.';
comment on column sealing.ring.ciphers is 'Tink keyset of AES-256-GCM, encrypted by the field key.';
comment on column sealing.ring.lookups is 'Tink keyset of HMAC-SHA256 as PRF for blind indexes, ids as in ciphers, encrypted alike.';
comment on column sealing.ring.wrapped_by is 'Id of the field key that encrypts them.';
