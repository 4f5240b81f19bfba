-- Who signs in through the identity provider of the company (OpenID Connect).
create table identity.provider_link (
    user_id bigint not null references identity.app_user (id),
    issuer text not null check (issuer <> '' and length(issuer) <= 500),
    subject text not null check (subject <> '' and length(subject) <= 255),
    how text not null check (how in ('INVITATION', 'ADMINISTRATOR', 'CLAIM')),
    linked_by text not null check (linked_by <> ''),
    linked_at timestamptz not null,
    last_used_at timestamptz,
    primary key (user_id, issuer),
    unique (issuer, subject)
);
comment on table identity.provider_link is 'Under what name an identity provider knows a user; it gives no right by itself.';
comment on column identity.provider_link.issuer is 'Which provider, as it names itself.';
comment on column identity.provider_link.subject is 'Name that the provider never gives to another (claim sub).';
comment on column identity.provider_link.how is 'By a one-time link, by an administrator, or by a claim that named the user.';

-- Whoever comes by a provider needs no password.
alter table identity.app_user drop constraint app_user_check;
