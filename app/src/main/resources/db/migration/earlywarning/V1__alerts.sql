-- Warnings that people work on: one row from the run in which a rule begins to fire until the run in which it stops.
create schema earlywarning;

create table earlywarning.alert (
    id bigint generated always as identity primary key,
    customer_id bigint not null,
    rule text not null check (rule <> ''),
    severity text not null check (severity in ('INFO', 'WATCH', 'ALARM')),
    state text not null default 'OPEN' check (state in ('OPEN', 'ACKNOWLEDGED', 'CLOSED')),
    first_seen_on date not null,
    last_seen_on date not null check (last_seen_on >= first_seen_on),
    closed_on date,
    run_id bigint not null,
    because jsonb not null,
    acknowledged_by text,
    acknowledged_at timestamptz,
    comment text check (length(comment) <= 1000),
    check ((acknowledged_by is null) = (acknowledged_at is null)),
    check ((acknowledged_by is null) = (comment is null)),
    check (state <> 'ACKNOWLEDGED' or acknowledged_by is not null),
    check ((state = 'CLOSED') = (closed_on is not null))
);
create unique index alert_not_closed on earlywarning.alert (customer_id, rule) where state <> 'CLOSED';
create index alert_customer on earlywarning.alert (customer_id, first_seen_on);
create index alert_state on earlywarning.alert (state, severity);
comment on table earlywarning.alert is 'A warning rule that fires for a customer, and what people said of it.';
comment on column earlywarning.alert.first_seen_on is 'Day of the run in which the rule began to fire.';
comment on column earlywarning.alert.last_seen_on is 'Day of the last run in which it fired.';
comment on column earlywarning.alert.run_id is 'The last run in which it fired.';
comment on column earlywarning.alert.because is 'The values the rule looked at: [{"indicator": name, "value": number}].';
