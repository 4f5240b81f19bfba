-- Who acts for whom while somebody is away.
create table identity.deputy (
    id bigint generated always as identity primary key,
    user_id bigint not null references identity.app_user (id),
    deputy_id bigint not null references identity.app_user (id),
    first_day date not null,
    last_day date not null,
    why text not null check (why <> '' and length(why) <= 200),
    appointed_by text not null check (appointed_by <> ''),
    appointed_at timestamptz not null,
    ended_at timestamptz,
    check (user_id <> deputy_id),
    check (last_day between first_day and first_day + 365)
);
comment on table identity.deputy is 'Deputies with dates. Kept for ever: four eyes look back at them.';
comment on column identity.deputy.user_id is 'Who is away.';
comment on column identity.deputy.deputy_id is 'Who may act with the roles and the data scope of that user.';
comment on column identity.deputy.last_day is 'It counts too, at most a year after the first.';
comment on column identity.deputy.ended_at is 'When it was ended before its last day.';
create index deputy_user on identity.deputy (user_id);
create index deputy_deputy on identity.deputy (deputy_id);

create function identity.is_one_hand(one bigint, other bigint, since timestamptz) returns boolean
language sql stable as $$
    select exists (
        select 1
        from identity.deputy d
        where (d.user_id = one and d.deputy_id = other or d.user_id = other and d.deputy_id = one)
          and (d.ended_at is null or d.ended_at >= since)
          -- A day of tolerance, because the day of the company may be another than that of the database.
          and d.last_day >= (since at time zone 'UTC')::date - 1)
$$;
comment on function identity.is_one_hand is
    'Whether one of two persons is, or was since then, the deputy of the other: then they are no two pairs of eyes.';

create function identity.guard_deputy() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
       or (new.id, new.user_id, new.deputy_id, new.first_day, new.last_day, new.why, new.appointed_by, new.appointed_at)
          is distinct from
          (old.id, old.user_id, old.deputy_id, old.first_day, old.last_day, old.why, old.appointed_by, old.appointed_at)
    then
        raise exception 'a deputy can only be ended: % refused', tg_op using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger guard before update or delete on identity.deputy
    for each row execute function identity.guard_deputy();
do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke delete, truncate on identity.deputy from ballast_app;
    end if;
end
$$;
