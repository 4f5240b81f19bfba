create table policy.draft (
    id bigint generated always as identity primary key,
    code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    number int not null check (number >= 1),
    purpose text not null check (purpose <> '' and length(purpose) <= 1000),
    copied_from bigint,
    revision int not null check (revision >= 1),
    text text not null check (text <> ''),
    hash text not null check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    body_hash text not null,
    state text not null check (state in ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    changed_by bigint not null references identity.app_user (id),
    changed_by_name text not null,
    changed_at timestamptz not null,
    proposed_by bigint references identity.app_user (id),
    proposed_by_name text,
    proposed_at timestamptz,
    decided_by bigint references identity.app_user (id),
    decided_by_name text,
    decided_at timestamptz,
    comment text not null default '' check (length(comment) <= 1000),
    request_key text not null unique check (length(request_key) between 8 and 100),
    unique (code, number),
    check ((proposed_by is null) = (proposed_at is null)),
    check (state not in ('PROPOSED', 'APPROVED', 'REJECTED') or proposed_by is not null),
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (state in ('DRAFT', 'PROPOSED'))),
    check (state <> 'REJECTED' or comment <> '')
);
comment on table policy.draft is 'Versions in the making; a version is written once from a proposed draft.';
comment on column policy.draft.number is 'Number the version will have; numbers of rejected drafts are not used again.';
comment on column policy.draft.copied_from is
    'Version it was copied from; checked when added, no foreign key because versions point here.';
comment on column policy.draft.revision is 'Counts the saved texts; who edits an older one is told so.';
comment on column policy.draft.body_hash is 'SHA-256 of the text without its first line, which holds code and number.';
comment on column policy.draft.request_key is 'Chosen by who asked for it, so that asking again makes no second draft.';

create table policy.contribution (
    id bigint generated always as identity primary key,
    draft_id bigint not null references policy.draft (id),
    revision int not null,
    act text not null check (act in ('WROTE', 'PROPOSED')),
    user_id bigint not null references identity.app_user (id),
    body_hash text not null,
    is_copy boolean not null
);
comment on table policy.contribution is
    'Who ever wrote or proposed a draft, kept by the database itself: none of them may approve it.';
comment on column policy.contribution.is_copy is 'The text is still that of the approved version it was copied from.';
create index contribution_draft on policy.contribution (draft_id);
create index contribution_body on policy.contribution (body_hash);

create function policy.body_hash(text text) returns text language sql stable as $$
    select encode(sha256(convert_to(substr(text, strpos(text, E'\n')), 'UTF8')), 'hex')
$$;

create function policy.had_a_hand(draft bigint, person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from policy.contribution c
        where c.user_id = person
          and (c.draft_id = draft
            or not c.is_copy and c.body_hash = (select d.body_hash from policy.draft d where d.id = draft)))
$$;
comment on function policy.had_a_hand is
    'Whether a person wrote or proposed this draft, or wrote the same text in another one.';

create function policy.guard_draft() returns trigger language plpgsql as $$
begin
    new.body_hash := policy.body_hash(new.text);
    if tg_op = 'INSERT' then
        if new.state <> 'DRAFT' or new.revision <> 1 then
            raise exception 'a draft starts as one' using errcode = 'insufficient_privilege';
        end if;
        if new.copied_from is not null
           and not exists (select 1 from policy.version v where v.id = new.copied_from) then
            raise exception 'no version % to copy', new.copied_from using errcode = 'foreign_key_violation';
        end if;
        return new;
    end if;
    if old.state not in ('DRAFT', 'PROPOSED') then
        raise exception 'draft % is over: % refused', old.id, tg_op using errcode = 'insufficient_privilege';
    end if;
    if (new.id, new.code, new.number, new.request_key) is distinct from
       (old.id, old.code, old.number, old.request_key)
       or new.copied_from is distinct from old.copied_from then
        raise exception 'draft % keeps its name', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.text <> old.text
       and (old.state <> 'DRAFT' or new.state <> 'DRAFT' or new.revision <> old.revision + 1) then
        raise exception 'the text of draft % is closed', old.id using errcode = 'insufficient_privilege';
    end if;
    if old.state = 'DRAFT' and new.state not in ('DRAFT', 'PROPOSED', 'WITHDRAWN') then
        raise exception 'draft % was not proposed', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.state in ('APPROVED', 'REJECTED') and policy.had_a_hand(old.id, new.decided_by) then
        raise exception 'nobody decides on an own draft: %', old.id using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'APPROVED' and not exists (
        select 1 from policy.version v where v.draft_id = old.id and v.approver_id = new.decided_by) then
        raise exception 'draft % has no version', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger guard before insert or update on policy.draft
    for each row execute function policy.guard_draft();

create function policy.note_hands() returns trigger language plpgsql as $$
declare
    copied text;
begin
    if tg_op = 'INSERT' or new.text <> old.text then
        select policy.body_hash(v.text) into copied from policy.version v where v.id = new.copied_from;
        insert into policy.contribution (draft_id, revision, act, user_id, body_hash, is_copy)
        values (new.id, new.revision, 'WROTE', new.changed_by, new.body_hash, coalesce(copied = new.body_hash, false));
    end if;
    if tg_op = 'UPDATE' and new.state = 'PROPOSED' and old.state <> 'PROPOSED' then
        insert into policy.contribution (draft_id, revision, act, user_id, body_hash, is_copy)
        values (new.id, new.revision, 'PROPOSED', new.proposed_by, new.body_hash, true);
    end if;
    return null;
end
$$;
create trigger hands after insert or update on policy.draft
    for each row execute function policy.note_hands();

create function policy.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is kept: % refused', tg_table_schema, tg_table_name, tg_op
        using errcode = 'insufficient_privilege';
end
$$;
create trigger kept before delete on policy.draft for each row execute function policy.refuse_change();
create trigger kept_table before truncate on policy.draft for each statement execute function policy.refuse_change();
create trigger kept before update or delete on policy.contribution
    for each row execute function policy.refuse_change();
create trigger kept_table before truncate on policy.contribution
    for each statement execute function policy.refuse_change();

alter table policy.version add column draft_id bigint unique references policy.draft (id);
alter table policy.version add column approver_id bigint references identity.app_user (id);
alter table policy.version add constraint version_approved check ((draft_id is null) = (approver_id is null));
alter table policy.version add constraint version_hash
    check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'));
-- Two versions may start on one day: the one approved later holds, so that a mistake can be taken back at once.
alter table policy.version drop constraint version_in_force_from_key;
create index version_in_force on policy.version (in_force_from desc, id desc);
comment on table policy.version is
    'Immutable versions of the assessment policy; in force is the latest that has started, of one day the last approved.';

create function policy.guard_version() returns trigger language plpgsql as $$
declare
    proposed policy.draft;
begin
    if new.draft_id is null then
        if exists (select 1 from policy.version) then
            raise exception 'a version comes from a draft' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    select d.* into proposed from policy.draft d where d.id = new.draft_id for update;
    if not found or proposed.state <> 'PROPOSED' or proposed.text <> new.text or proposed.hash <> new.hash
       or proposed.code <> new.code or proposed.number <> new.number then
        raise exception 'version % % is not what was proposed', new.code, new.number
            using errcode = 'insufficient_privilege';
    end if;
    if policy.had_a_hand(new.draft_id, new.approver_id) then
        raise exception 'nobody approves an own policy: draft %', new.draft_id
            using errcode = 'insufficient_privilege';
    end if;
    if not exists (
        select 1 from identity.app_user u where u.id = new.approver_id and u.username = new.approved_by) then
        raise exception 'no user % approves', new.approver_id using errcode = 'insufficient_privilege';
    end if;
    -- A day of tolerance, because the day of the company may be another than that of the database.
    if new.in_force_from < (new.stored_at at time zone 'UTC')::date - 1 then
        raise exception 'a version starts no earlier than it is approved' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger guard before insert on policy.version
    for each row execute function policy.guard_version();

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        revoke delete, truncate on policy.draft from ballast_app;
        revoke update, delete, truncate on policy.contribution from ballast_app;
    end if;
end
$$;

create view policy.draft_shown with (security_invoker = true) as
select d.id, d.text, d.purpose, d.copied_from, d.revision, d.state, d.changed_by, d.changed_by_name, d.changed_at,
    d.proposed_by, d.proposed_by_name, d.proposed_at, d.decided_by, d.decided_by_name, d.decided_at, d.comment,
    d.request_key,
    array(
        select u.username
        from identity.app_user u
        where u.id in (select c.user_id from policy.contribution c where c.draft_id = d.id)
        order by u.username) as authors
from policy.draft d;
comment on view policy.draft_shown is 'Drafts with the names of all who had a hand in them.';
