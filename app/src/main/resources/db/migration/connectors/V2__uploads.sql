-- Imports under way or cut off, and files that wait to be imported.
alter table connectors.batch drop constraint batch_state_check;
alter table connectors.batch add constraint batch_state_check
    check (state in ('RUNNING', 'LOADED', 'REFUSED', 'CANCELLED', 'INTERRUPTED', 'FAILED', 'UNDONE'));
comment on column connectors.batch.state is
    'RUNNING is written before the first row is read; INTERRUPTED: the process ended meanwhile, and nothing was loaded.';

create table connectors.upload (
    id bigint generated always as identity primary key,
    source text not null,
    currency char(3),
    rates text not null default '' check (length(rates) <= 4000),
    stage text not null check (stage in ('DRAFT', 'CHECK', 'LOAD')),
    job_id bigint,
    reports jsonb not null default '[]',
    created_by text not null,
    created_at timestamptz not null,
    idempotency_key text check (length(idempotency_key) between 1 and 128),
    fingerprint bytea check (length(fingerprint) = 32),
    unique (created_by, idempotency_key)
);
create index upload_created on connectors.upload (created_at);
comment on table connectors.upload is 'Files that were sent and wait for their check or import; their bytes lie in the uploads folder for twelve hours.';
comment on column connectors.upload.source is 'Code of the source; empty where it could not be told.';
comment on column connectors.upload.stage is 'What was started last: nothing, a dry run, or the import.';
comment on column connectors.upload.job_id is 'The background job of that stage.';
comment on column connectors.upload.reports is 'What became of each file at that stage.';
comment on column connectors.upload.fingerprint is 'SHA-256 of what came with the idempotency key.';

create table connectors.upload_file (
    upload_id bigint not null references connectors.upload on delete cascade,
    place smallint not null check (place > 0),
    name text not null check (name <> '' and length(name) <= 255),
    stored_as text not null check (stored_as ~ '^[0-9]+\.(csv|xlsx)$'),
    size_bytes bigint not null check (size_bytes >= 0),
    content_hash bytea not null check (length(content_hash) = 32),
    kind text,
    is_left_out boolean not null default false,
    sheet text,
    columns jsonb not null default '{}',
    primary key (upload_id, place)
);
comment on table connectors.upload_file is 'One file of an upload and what the user said about it.';
comment on column connectors.upload_file.columns is 'Header chosen for each field; an empty header means that the file does not have the field.';
