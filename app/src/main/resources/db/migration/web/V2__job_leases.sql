alter table web.job add column alive_until timestamptz not null default now();
comment on column web.job.alive_until is
    'The process that runs it puts this off every few seconds; a running job behind it has no process any more.';
