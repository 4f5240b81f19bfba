-- What all customers owed together when the run came into force: caps on single names are held against it.
alter table assessment.run add column exposure_minor bigint check (exposure_minor >= 0);
comment on column assessment.run.exposure_minor is
    'Exposure of all customers with one above 0, as the run came into force; none of runs that never did.';

update assessment.run r
set exposure_minor = (
    select coalesce(sum(a.exposure_minor), 0)
    from assessment.assessment a
    where a.run_id = r.id and a.exposure_minor > 0)
where r.id in (select run_id from assessment.published);
