create table assessment.simulation (
    id bigint generated always as identity primary key,
    draft_id bigint not null references policy.draft (id),
    draft_hash text not null check (draft_hash ~ '^[0-9a-f]{64}$'),
    compared_code text not null,
    compared_hash text not null check (compared_hash ~ '^[0-9a-f]{64}$'),
    as_of date not null,
    knowledge text not null check (knowledge in ('AS_KNOWN_THEN', 'AS_KNOWN_NOW')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    engine_version text not null,
    started_by text not null,
    finished_at timestamptz not null,
    customers int not null check (customers >= 0),
    from_limit_minor bigint not null,
    to_limit_minor bigint not null,
    from_warnings int not null check (from_warnings >= 0),
    to_warnings int not null check (to_warnings >= 0)
);
comment on table assessment.simulation is
    'The portfolio of one day under a draft policy and under the one in force; it publishes nothing.';
comment on column assessment.simulation.draft_hash is 'The text that was tried; a draft edited since has another one.';
comment on column assessment.simulation.from_limit_minor is 'Sum of recommended limits under the policy in force.';
create index simulation_draft on assessment.simulation (draft_id, id desc);

create table assessment.simulated_grades (
    simulation_id bigint not null references assessment.simulation (id),
    from_grade smallint not null check (from_grade between 1 and 10),
    to_grade smallint not null check (to_grade between 1 and 10),
    customers int not null check (customers > 0),
    exposure_minor bigint not null,
    primary key (simulation_id, from_grade, to_grade)
);
comment on table assessment.simulated_grades is 'How many customers go from which grade to which, and what they owe.';

create table assessment.simulated_rule (
    simulation_id bigint not null references assessment.simulation (id),
    rule text not null,
    added int not null check (added >= 0),
    dropped int not null check (dropped >= 0),
    primary key (simulation_id, rule)
);
comment on table assessment.simulated_rule is 'How many warnings a rule raises more, and how many it no longer raises.';

create table assessment.simulated_change (
    simulation_id bigint not null references assessment.simulation (id),
    customer_id bigint not null references customers.customer (id),
    from_points int not null,
    to_points int not null,
    from_grade smallint not null check (from_grade between 1 and 10),
    to_grade smallint not null check (to_grade between 1 and 10),
    from_limit_minor bigint,
    to_limit_minor bigint,
    exposure_minor bigint not null,
    added text[] not null,
    dropped text[] not null,
    primary key (simulation_id, customer_id)
);
comment on table assessment.simulated_change is 'Customers that stand differently: in points, grade, limit or warnings.';
