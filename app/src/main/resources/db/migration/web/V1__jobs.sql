create schema web;
comment on schema web is 'What all pages share.';

create table web.job (
    id bigint generated always as identity primary key,
    kind text not null check (kind <> ''),
    title text not null,
    started_by text not null,
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'RESUMABLE')),
    rows_done bigint not null default 0 check (rows_done >= 0),
    rows_total bigint check (rows_total >= 0),
    message text not null default '',
    result_path text,
    cancel_requested boolean not null default false,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    finished_at timestamptz,
    check ((state = 'RUNNING') = (finished_at is null))
);
comment on table web.job is 'Work in the background, with its progress.';
comment on column web.job.kind is 'Which work, such as import; the label is the message <kind> of its module.';
comment on column web.job.title is 'What it works on, such as a file name.';
comment on column web.job.state is 'RESUMABLE: the process ended while it ran; starting it again continues.';
comment on column web.job.result_path is 'Where its result can be seen.';
create index job_running on web.job (id) where state = 'RUNNING';
