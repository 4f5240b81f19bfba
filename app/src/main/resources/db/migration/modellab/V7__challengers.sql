create table modellab.challenger (
    id bigint generated always as identity primary key,
    request_key text not null unique,
    model_id bigint not null references modellab.model (id),
    purpose text not null check (length(purpose) between 1 and 1000),
    named_by text not null,
    named_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    ended_why text check (length(ended_why) between 1 and 1000),
    check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (ended_why is null))
);
comment on table modellab.challenger is 'Models that score in the shadow of the scorecard in force, without any effect.';
create unique index challenger_once on modellab.challenger (model_id) where ended_at is null;

create table modellab.challenge (
    run_id bigint not null references modellab.watch_run (id),
    challenger_id bigint not null references modellab.challenger (id),
    figures json not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    packed bytea not null,
    primary key (run_id, challenger_id)
);
comment on table modellab.challenge is 'What a challenger said in a run of the watch: never changed.';
comment on column modellab.challenge.packed is 'Today''s customers with both scores and what they owe, gzip; hash is of what is in it.';
create trigger challenge_is_final before update on modellab.challenge
    for each row execute function modellab.refuse_change();
