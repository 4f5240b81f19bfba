create schema if not exists modellab;

create table modellab.data_set (
    id bigint generated always as identity primary key,
    request_key text not null unique,
    name text not null check (length(name) between 1 and 100),
    source text not null check (source in ('LEDGER', 'FILE')),
    definition json not null,
    horizon_days int not null check (horizon_days >= 0),
    row_count int not null check (row_count > 0),
    event_count int not null check (event_count >= 0 and event_count <= row_count),
    column_count int not null check (column_count > 0),
    first_day date,
    last_day date,
    left_out json not null,
    refused json not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    packed bytea not null,
    created_by text not null,
    created_at timestamptz not null
);
comment on table modellab.data_set is 'Observations with known outcomes, as models were fitted on them: never changed.';
comment on column modellab.data_set.definition is 'How the rows were chosen and what counts as the bad outcome.';
comment on column modellab.data_set.left_out is 'How many observations do not count, by reason.';
comment on column modellab.data_set.refused is 'Columns that know what could not be known on the day, with the reason.';
comment on column modellab.data_set.packed is 'The packed data set, gzip; hash is of what is in it.';

create function modellab.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of modellab.% are never changed', tg_table_name using errcode = '23514';
end $$;
create trigger data_set_is_final before update on modellab.data_set
    for each row execute function modellab.refuse_change();
