-- Tables of the libraries the whole server shares, and the rights of the application role.
-- The owner migrates; the application reads and writes rows but alters no table.

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        alter default privileges grant usage on schemas to ballast_app;
        alter default privileges grant select, insert, update, delete on tables to ballast_app;
        alter default privileges grant usage, select on sequences to ballast_app;
        alter default privileges grant execute on functions to ballast_app;
    end if;
end
$$;

create table event_publication (
    id uuid not null primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index event_publication_serialized_event on event_publication using hash (serialized_event);
create index event_publication_completion_date on event_publication (completion_date);
comment on table event_publication is 'Events between modules that still have to reach a listener.';

create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
comment on table scheduled_tasks is 'Jobs by time, with the lease of the instance that runs each.';
