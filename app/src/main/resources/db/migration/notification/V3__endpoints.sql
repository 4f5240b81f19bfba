create table notification.endpoint (
    id bigint generated always as identity primary key,
    key uuid not null unique,
    type text not null check (type in ('WEBHOOK', 'WECOM', 'DINGTALK', 'FEISHU')),
    name text not null unique check (length(name) between 1 and 100),
    host text not null check (host <> ''),
    address bytea not null,
    secret bytea,
    old_secret bytea,
    old_secret_until timestamptz,
    kinds text[] not null check (cardinality(kinds) > 0),
    department_code text references identity.department (code),
    language text not null check (language in ('zh', 'en')),
    state text not null check (state in ('ACTIVE', 'DISABLED')),
    disabled_because text not null default '',
    version int not null default 1,
    changed_by text not null,
    changed_at timestamptz not null,
    check ((old_secret is null) = (old_secret_until is null)),
    check (type <> 'WEBHOOK' or secret is not null)
);
comment on table notification.endpoint is 'Receivers outside the house: webhooks and robots of chat groups.';
comment on column notification.endpoint.address is 'Sealed, because the address of a robot lets anybody write there.';
comment on column notification.endpoint.old_secret is 'Signs too until old_secret_until, so that the receiver can change over.';
comment on column notification.endpoint.department_code is 'Only customers of this branch are told of; none: of all.';
comment on column notification.endpoint.version is 'Counts changes; who edits an older one is told so.';

alter table notification.delivery
    add endpoint_id bigint references notification.endpoint (id),
    add last_attempt_at timestamptz,
    add check ((user_id is null) <> (endpoint_id is null));
create unique index delivery_once_an_endpoint on notification.delivery (notice_id, endpoint_id)
    where endpoint_id is not null;
create index delivery_of_endpoint on notification.delivery (endpoint_id, id desc) where endpoint_id is not null;
