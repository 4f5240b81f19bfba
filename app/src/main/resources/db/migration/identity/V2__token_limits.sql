-- A token may use some of what its user may; and it always ends within a year.
alter table identity.api_token
    add column permissions text[] not null default '{*:*:*}'
        check (cardinality(permissions) between 1 and 50),
    add check (expires_at <= created_at + interval '366 days');
comment on column identity.api_token.permissions is
    'Patterns module:entity:action; the token may do what these and the roles of its user both give.';
