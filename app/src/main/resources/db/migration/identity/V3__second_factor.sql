-- Authenticator apps and the codes for the day they are lost.
create table identity.totp (
    user_id bigint primary key references identity.app_user (id),
    secret bytea not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0
);
comment on table identity.totp is 'The authenticator app of a user; asked for once it is confirmed.';
comment on column identity.totp.secret is 'AES-256-GCM by the field key, bound to identity.totp:user_id:secret.';
comment on column identity.totp.last_step is 'Half minute since 1970 of the last code used: that one and earlier ones do not count any more.';

create table identity.recovery_code (
    user_id bigint not null references identity.app_user (id),
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    primary key (user_id, code_hash)
);
comment on table identity.recovery_code is 'Codes that stand in for the app, each once.';
comment on column identity.recovery_code.code_hash is 'SHA-256 of 80 random bits in their written form.';
