-- What programs asked to assess: the same key asked twice starts one run.
create table assessment.run_order (
    username text not null check (username <> ''),
    key text not null check (key ~ '^[!-~]{1,100}$'),
    as_of date not null,
    knowledge text not null check (knowledge in ('AS_KNOWN_THEN', 'AS_KNOWN_NOW')),
    run_id bigint references assessment.run on delete cascade,
    placed_at timestamptz not null,
    primary key (username, key)
);
create index run_order_run on assessment.run_order (run_id);
comment on table assessment.run_order is 'A request of a program to assess a day, by its own key.';
comment on column assessment.run_order.run_id is 'The run it led to; null while that is not known, or if none came of it.';
