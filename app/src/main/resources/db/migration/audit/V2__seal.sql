-- The entry table stays as it is: nothing in it is ever updated. Everything that makes it tamper-evident stands beside it.

create or replace function audit.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'audit.% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create table audit.person (
    token text primary key check (token ~ '^hmac:[A-Za-z0-9_-]{43}$'),
    salt bytea not null check (octet_length(salt) = 32),
    value text not null check (value <> '')
);
comment on table audit.person is
    'What entries say of people, kept apart: an entry carries the token only, so that a person can be erased here.';
comment on column audit.person.token is 'hmac: and HMAC-SHA256(salt, value) in base64url, without padding.';
comment on column audit.person.salt is 'Random; gone with the value, which then cannot be guessed from the token.';
create index person_value on audit.person using hash (value);

create table audit.pending (
    entry_id bigint primary key
);
comment on table audit.pending is
    'Entries recorded and not yet sequenced, written with the entry: whatever order transactions end in, none is skipped.';

create table audit.sequence (
    index bigint primary key check (index >= 0),
    entry_id bigint not null unique,
    leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
    sequenced_at timestamptz not null default clock_timestamp()
);
comment on table audit.sequence is
    'Place of each entry in the log, from 0 without holes. No foreign key: it must outlive an entry taken away by force.';
comment on column audit.sequence.leaf_hash is 'SHA-256(0x00, canonical JSON of the entry).';

create table audit.tile (
    level smallint not null check (level between 0 and 5),
    number bigint not null check (number >= 0),
    hashes bytea not null check (octet_length(hashes) = 8192),
    root bytea not null check (octet_length(root) = 32),
    primary key (level, number)
);
comment on table audit.tile is 'Full tiles of the tree over leaf_hash: 256 hashes each, and the node above them.';

create table audit.checkpoint (
    size bigint primary key check (size > 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    signed_at timestamptz not null default clock_timestamp()
);
comment on table audit.checkpoint is 'Signed statements of how far the log had come: size, root, and the C2SP note.';

do $$
declare
    kept text;
begin
    foreach kept in array array['sequence', 'tile', 'checkpoint'] loop
        execute format('create trigger append_only before update or delete on audit.%I
            for each row execute function audit.refuse()', kept);
        execute format('create trigger append_only_table before truncate on audit.%I
            for each statement execute function audit.refuse()', kept);
    end loop;
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke update, delete, truncate on audit.sequence, audit.tile, audit.checkpoint from ballast_app;
        revoke update, truncate on audit.person, audit.pending from ballast_app;
    end if;
end
$$;

insert into audit.pending (entry_id)
select id
from audit.entry;
