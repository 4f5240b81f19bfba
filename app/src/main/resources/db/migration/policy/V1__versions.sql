create schema policy;
comment on schema policy is 'The assessment policies, each version for ever.';

create table policy.version (
    id bigint generated always as identity primary key,
    code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    number int not null check (number >= 1),
    text text not null check (text <> ''),
    hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    state text not null check (state = 'APPROVED'),
    approved_by text not null check (approved_by <> ''),
    in_force_from date not null unique,
    stored_at timestamptz not null,
    unique (code, number)
);
comment on table policy.version is 'Immutable versions of the assessment policy; one is in force on any day.';
comment on column policy.version.text is 'Canonical text of the engine.';
comment on column policy.version.hash is 'SHA-256 of the text, lower-case hex; stands on every assessment.';
comment on column policy.version.in_force_from is 'First day; it ends where the next version starts.';

create function policy.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'policy.version is immutable: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger immutable before update or delete on policy.version
    for each row execute function policy.refuse();
create trigger immutable_table before truncate on policy.version
    for each statement execute function policy.refuse();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke update, delete, truncate on policy.version from ballast_app;
    end if;
end
$$;
