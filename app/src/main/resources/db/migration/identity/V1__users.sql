create schema identity;
comment on schema identity is 'Who may use Ballast, and how far each may see.';

create table identity.department (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
    name text not null check (name <> ''),
    parent_code text references identity.department (code),
    check (parent_code <> code)
);
comment on table identity.department is 'Tree of departments; a department scope covers the branch below it.';

create table identity.app_user (
    id bigint generated always as identity primary key,
    username text not null unique check (username ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    display_name text not null check (display_name <> ''),
    password_hash text,
    state text not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
    scope text not null check (scope in ('SELF', 'DEPARTMENT', 'ALL')),
    department_code text references identity.department (code),
    owner_code text,
    roles text[] not null check (cardinality(roles) > 0),
    created_at timestamptz not null,
    last_login_at timestamptz,
    check (state <> 'ACTIVE' or password_hash is not null),
    check (scope <> 'DEPARTMENT' or department_code is not null),
    check (scope <> 'SELF' or owner_code is not null)
);
comment on table identity.app_user is 'People who sign in. Never deleted: the trail names them.';
comment on column identity.app_user.username is 'Lower case.';
comment on column identity.app_user.password_hash is 'Argon2id with its parameters and salt.';
comment on column identity.app_user.scope is 'Whose customers are seen: own, of the department, or all.';
comment on column identity.app_user.owner_code is 'Sales person code that customers carry.';

create table identity.invitation (
    token_hash bytea primary key check (length(token_hash) = 32),
    user_id bigint references identity.app_user (id),
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
comment on table identity.invitation is 'One-time links to set a password. Without user: the first administrator.';
comment on column identity.invitation.token_hash is 'SHA-256 of the token; the token itself is nowhere.';
create index invitation_user on identity.invitation (user_id);

create table identity.api_token (
    id bigint generated always as identity primary key,
    user_id bigint not null references identity.app_user (id),
    label text not null check (label <> ''),
    token_hash bytea not null unique check (length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);
comment on table identity.api_token is 'Bearer tokens for /api with the scope of their user.';
create index api_token_user on identity.api_token (user_id);
