create table modellab.training (
    id bigint generated always as identity primary key,
    request_key text not null unique,
    data_set_id bigint not null references modellab.data_set (id),
    seed bigint not null,
    test_from date,
    fit_rows int not null check (fit_rows > 0),
    purged_rows int not null check (purged_rows >= 0),
    test_rows int not null check (test_rows > 0),
    test_events int not null check (test_events > 0),
    engine_version text not null,
    created_by text not null,
    created_at timestamptz not null
);
comment on table modellab.training is 'Models fitted on one part of a data set and measured on another: never changed.';
comment on column modellab.training.test_from is 'First day of the observations to measure with; empty where chance split them.';
comment on column modellab.training.purged_rows is 'Observations whose outcome reaches into the days of the test: used for neither.';
create index training_data_set on modellab.training (data_set_id, id desc);
create trigger training_is_final before update on modellab.training
    for each row execute function modellab.refuse_change();

create table modellab.model (
    id bigint generated always as identity primary key,
    training_id bigint not null references modellab.training (id),
    kind text not null check (kind in ('EXPERT', 'NAIVE', 'SCORECARD', 'TREE', 'FOREST', 'BOOSTING')),
    text text not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    report json not null,
    unique (training_id, kind)
);
comment on table modellab.model is 'What a training fitted, and what it was compared with; the text is the model.';
create trigger model_is_final before update on modellab.model
    for each row execute function modellab.refuse_change();

create table modellab.promotion (
    model_id bigint not null references modellab.model (id),
    draft_id bigint not null primary key references policy.draft (id),
    created_by text not null,
    created_at timestamptz not null
);
comment on table modellab.promotion is 'Drafts of the policy that carry the scorecard of a model.';
create index promotion_model on modellab.promotion (model_id);

create table modellab.repetition (
    id bigint generated always as identity primary key,
    training_id bigint not null references modellab.training (id),
    differing text[] not null,
    created_by text not null,
    created_at timestamptz not null
);
comment on table modellab.repetition is 'Trainings done again from their stored data sets, and which models were not byte-equal.';
create index repetition_training on modellab.repetition (training_id, id desc);
