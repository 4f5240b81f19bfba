-- Passkeys: this server keeps public keys only, so there is nothing here that signs anybody in.
create table identity.passkey_handle (
    user_id bigint primary key references identity.app_user (id),
    handle bytea not null unique check (length(handle) = 32)
);
comment on table identity.passkey_handle is
    'By what name phones, browsers and sticks know a user: random, so that it says nothing of the person.';

create table identity.passkey (
    id bigint generated always as identity primary key,
    user_id bigint not null references identity.app_user (id),
    label text not null check (label <> '' and length(label) <= 100),
    credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
    public_key bytea not null,
    sign_count bigint not null check (sign_count >= 0),
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    transports text[] not null check (cardinality(transports) <= 10),
    created_at timestamptz not null,
    last_used_at timestamptz
);
comment on table identity.passkey is 'Passkeys of users (WebAuthn): each stands for possession and PIN or biometrics together.';
comment on column identity.passkey.public_key is 'Attested credential data as WebAuthn writes it: model, credential id, COSE key.';
comment on column identity.passkey.sign_count is 'Of the last use; one that does not rise is a copy. 0 for those that do not count.';
comment on column identity.passkey.is_backup_eligible is 'Whether its maker may copy it to other devices; never changes.';
comment on column identity.passkey.is_backed_up is 'Whether it was copied when it was last used.';
comment on column identity.passkey.transports is 'How the authenticator can be reached, as the browser said.';
create index passkey_user on identity.passkey (user_id);
