create schema audit;
comment on schema audit is 'The append-only trail of what was done.';

create table audit.entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    actor text not null check (actor <> ''),
    action text not null check (action ~ '^[a-z]+(\.[a-z-]+)+$'),
    subject_type text not null check (subject_type <> ''),
    subject_id text not null,
    why text not null,
    before jsonb,
    after jsonb,
    request_id text not null
);
comment on table audit.entry is 'One row per effect, written in the transaction of the effect.';
comment on column audit.entry.at is 'When it was written.';
comment on column audit.entry.actor is 'User name of who did it, or the name of the job or command.';
comment on column audit.entry.action is 'module.entity.verb in the past tense.';
comment on column audit.entry.why is 'Reason given by the actor, empty where none is asked.';
comment on column audit.entry.before is 'State before the effect, null where there was none.';
comment on column audit.entry.after is 'State after the effect, null where there is none.';
comment on column audit.entry.request_id is 'Request of the log, empty for jobs and commands.';
create index entry_subject on audit.entry (subject_type, subject_id, id);
create index entry_actor on audit.entry (actor, id);
create index entry_action on audit.entry (action, id);

-- Two walls: the application role may not, and a trigger refuses whoever else tries.
create function audit.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'audit.entry is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on audit.entry
    for each row execute function audit.refuse();
create trigger append_only_table before truncate on audit.entry
    for each statement execute function audit.refuse();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke update, delete, truncate on audit.entry from ballast_app;
    end if;
end
$$;
