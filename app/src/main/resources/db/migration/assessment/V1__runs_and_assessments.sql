-- What the engine said of each customer on a day, the runs in which it said so, and the packed ledgers it read.
create schema assessment;

create table assessment.run (
    id bigint generated always as identity primary key,
    as_of date not null,
    knowledge text not null check (knowledge in ('AS_KNOWN_THEN', 'AS_KNOWN_NOW')),
    policy_code text not null check (policy_code <> ''),
    policy_hash text not null check (policy_hash ~ '^[0-9a-f]{64}$'),
    engine_version text not null check (engine_version <> ''),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    previous_run_id bigint references assessment.run,
    state text not null check (state in ('RUNNING', 'PUBLISHED', 'FAILED', 'CANCELLED')),
    trigger text not null check (trigger in ('NIGHTLY', 'MANUAL', 'IMPORT', 'HISTORY', 'COMMAND')),
    started_by text not null check (started_by <> ''),
    started_at timestamptz not null,
    finished_at timestamptz check (finished_at >= started_at),
    customers_total int not null default 0 check (customers_total >= 0),
    customers_done int not null default 0 check (customers_done >= 0),
    failure text,
    is_cancel_requested boolean not null default false,
    indicators text[] not null,
    characteristics text[] not null,
    best_points int[] not null,
    base_points int not null,
    limit_methods text[] not null,
    check ((state = 'FAILED') = (failure is not null)),
    check (cardinality(characteristics) = cardinality(best_points))
);
create index run_as_of on assessment.run (as_of, id);
create index run_previous on assessment.run (previous_run_id);
comment on table assessment.run is 'One assessment of the whole portfolio as of a day. Readers see it once it is PUBLISHED.';
comment on column assessment.run.previous_run_id is 'The run whose points and grades were the customers'' previous assessments.';
comment on column assessment.run.indicators is 'Names of the readings, in the order of evidence.readings.';
comment on column assessment.run.characteristics is 'Indicators the score reads, in the order of evidence.points.';

create table assessment.published (
    is_only boolean primary key default true check (is_only),
    run_id bigint not null references assessment.run,
    published_at timestamptz not null
);
comment on table assessment.published is 'The run in force: one row, so that readers switch from one run to the next at once.';

-- The two tables below are written a portfolio at a time by COPY. Their keys are checked where they are made, inside
-- one snapshot; a foreign key would double the time of writing back.
create table assessment.assessment (
    run_id bigint not null,
    customer_id bigint not null,
    revision bigint not null check (revision >= 0),
    points int not null,
    grade smallint not null check (grade between 1 and 10),
    computed_grade smallint not null check (computed_grade between 1 and 10),
    basis smallint not null check (basis between 0 and 2),
    pd double precision not null check (pd between 0 and 1),
    coverage double precision not null check (coverage between 0 and 1),
    staleness_days int not null check (staleness_days >= 0),
    recommended_limit_minor bigint check (recommended_limit_minor >= 0),
    limit_kind smallint not null check (limit_kind between 0 and 2),
    limit_minor bigint check (limit_minor >= 0),
    balance_minor bigint not null,
    not_due_minor bigint not null,
    overdue_minor bigint not null,
    unapplied_cash_minor bigint not null check (unapplied_cash_minor >= 0),
    unapplied_credit_minor bigint not null check (unapplied_credit_minor >= 0),
    buckets_minor bigint[] not null,
    open_orders_minor bigint not null check (open_orders_minor >= 0),
    delivered_minor bigint not null check (delivered_minor >= 0),
    exposure_minor bigint not null,
    utilisation double precision,
    sales_90_minor bigint not null check (sales_90_minor >= 0),
    oldest_overdue_days int not null check (oldest_overdue_days >= 0),
    previous_points int,
    previous_grade smallint check (previous_grade between 1 and 10),
    worst_severity smallint not null check (worst_severity between 0 and 3),
    warning_rules text[] not null,
    facts_hash bytea not null check (length(facts_hash) = 32),
    primary key (run_id, customer_id),
    check (balance_minor = not_due_minor + overdue_minor - unapplied_cash_minor - unapplied_credit_minor),
    check ((limit_kind = 1) = (limit_minor is not null))
);
create index assessment_customer on assessment.assessment (customer_id, run_id);
comment on table assessment.assessment is 'What a run said of a customer: the columns that lists filter, sort and add up.';
comment on column assessment.assessment.grade is '1 AAA to 10 D.';
comment on column assessment.assessment.basis is 'Why the grade in force is what it is: 0 computed, 1 set by a person, 2 withheld for want of data.';
comment on column assessment.assessment.limit_kind is '0 none was set, 1 limit_minor, 2 deliberately unlimited.';
comment on column assessment.assessment.buckets_minor is
    'Open items by days past due: not due, 1-30, 31-60, 61-90, 91-180, 181-360, above; unapplied stands apart.';
comment on column assessment.assessment.worst_severity is '0 no warning, 1 info, 2 watch, 3 alarm.';

create table assessment.evidence (
    run_id bigint not null,
    customer_id bigint not null,
    readings double precision[] not null,
    lacks smallint[] not null,
    points int[] not null,
    bands text[] not null,
    proposals bigint[] not null,
    warnings jsonb not null,
    undecided text[] not null,
    primary key (run_id, customer_id)
);
comment on table assessment.evidence is 'Why a run said so: readings, points of every characteristic, limit proposals, warnings.';
comment on column assessment.evidence.readings is 'In the order of run.indicators; null where there is no value.';
comment on column assessment.evidence.lacks is 'For each reading 0, or 1 + the position of the reason why there is none.';
comment on column assessment.evidence.proposals is 'In the order of run.limit_methods; null where a method cannot say.';
comment on column assessment.evidence.bands is 'The band each characteristic''s reading fell into, as shown to the reader.';

create table assessment.superseded (
    id bigint generated always as identity primary key,
    run_id bigint not null references assessment.run,
    customer_id bigint not null,
    superseded_at timestamptz not null,
    because text not null check (because <> ''),
    points int not null,
    grade smallint not null check (grade between 1 and 10),
    pd double precision not null check (pd between 0 and 1),
    said jsonb not null,
    evidence jsonb not null
);
create index superseded_customer on assessment.superseded (customer_id, superseded_at);
create index superseded_run on assessment.superseded (run_id);
comment on table assessment.superseded is 'Assessments that newer facts of the same day replaced, kept whole.';

create table assessment.ledger_pack (
    customer_id bigint primary key,
    revision bigint not null check (revision >= 0),
    version smallint not null check (version > 0),
    bytes bytea not null
);
alter table assessment.ledger_pack alter column bytes set storage external;
comment on table assessment.ledger_pack is
    'A copy of a customer''s ledger in one row, checksum inside; valid while its revision is the ledger''s.';

create table assessment.grade_override (
    id bigint generated always as identity primary key,
    customer_id bigint not null,
    grade smallint not null check (grade between 1 and 10),
    reason text not null check (reason ~ '\S' and length(reason) <= 1000),
    valid_from date not null,
    until date not null check (until >= valid_from),
    made_by text not null check (made_by <> ''),
    made_at timestamptz not null,
    lifted_by text,
    lifted_at timestamptz,
    check ((lifted_by is null) = (lifted_at is null))
);
create unique index grade_override_in_force on assessment.grade_override (customer_id) where lifted_at is null;
create index grade_override_customer on assessment.grade_override (customer_id, made_at);
comment on table assessment.grade_override is 'A grade a person put in place of the computed one, until a day, with the reason.';
