create table modellab.watch_run (
    id bigint generated always as identity primary key,
    request_key text not null unique,
    as_of date not null,
    policy_id bigint not null references policy.version (id),
    model_id bigint references modellab.model (id),
    reference_day date,
    definition json not null,
    refused json not null,
    figures json not null,
    light text not null check (light in ('UNKNOWN', 'GREEN', 'AMBER', 'RED')),
    engine_version text not null,
    created_by text not null,
    created_at timestamptz not null,
    check (model_id is not null or reference_day is not null)
);
comment on table modellab.watch_run is 'What became of the scorecard in force since it was made: never changed.';
comment on column modellab.watch_run.model_id is 'The model that the scorecard came from; empty for one written by people.';
comment on column modellab.watch_run.reference_day is 'The day that today is compared with; empty where it is what the model was fitted on.';
comment on column modellab.watch_run.definition is 'What counts as the bad outcome.';
comment on column modellab.watch_run.refused is 'Characteristics that know what could not be known on the day: missing to all observations.';
create trigger watch_run_is_final before update on modellab.watch_run
    for each row execute function modellab.refuse_change();

create table modellab.watch_data (
    run_id bigint not null references modellab.watch_run (id),
    part text not null check (part in ('REFERENCE', 'MATURED', 'OPEN')),
    row_count int not null check (row_count >= 0),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    packed bytea not null,
    primary key (run_id, part)
);
comment on table modellab.watch_data is 'The observations that the figures of a run come from: never changed.';
comment on column modellab.watch_data.packed is 'The packed data set, gzip; hash is of what is in it.';
create trigger watch_data_is_final before update on modellab.watch_data
    for each row execute function modellab.refuse_change();
