-- Imports: what came in, from where, and what became of it.
create schema connectors;

create table connectors.batch (
    id bigint generated always as identity primary key,
    source text not null check (source <> ''),
    file_kind text not null check (file_kind <> ''),
    file_name text not null check (file_name <> '' and length(file_name) <= 255),
    content_hash bytea not null check (length(content_hash) = 32),
    size_bytes bigint not null check (size_bytes >= 0),
    started_by text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    state text not null check (state in ('LOADED', 'REFUSED', 'CANCELLED', 'UNDONE')),
    rows_read bigint not null default 0 check (rows_read >= 0),
    rows_new bigint not null default 0 check (rows_new >= 0),
    rows_changed bigint not null default 0 check (rows_changed >= 0),
    rows_unchanged bigint not null default 0 check (rows_unchanged >= 0),
    rows_rejected bigint not null default 0 check (rows_rejected >= 0),
    report jsonb not null default '{}',
    undone_at timestamptz,
    undone_by text
);
create index batch_started on connectors.batch (started_at desc);
comment on table connectors.batch is 'One file of an import: it was loaded as a whole, with its bad rows left out, or not at all.';
comment on column connectors.batch.report is 'Counts per kind of document, notes and the reason of a refusal, as shown in the summary.';

create table connectors.rejected_row (
    batch_id bigint not null references connectors.batch on delete cascade,
    row_number bigint not null check (row_number > 0),
    field text not null,
    value text not null check (length(value) <= 200),
    rule text not null,
    primary key (batch_id, row_number)
);
comment on table connectors.rejected_row is 'A row of a file that was not loaded: its first error. At most 10,000 rows of a batch are kept here.';

create table connectors.mapping (
    source text not null,
    file_kind text not null,
    header_hash bytea not null check (length(header_hash) = 32),
    columns jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null,
    primary key (source, file_kind, header_hash)
);
comment on table connectors.mapping is 'Which column a user said is which field, remembered for files with the same header.';
