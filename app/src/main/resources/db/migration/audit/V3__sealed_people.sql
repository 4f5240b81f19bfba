-- What entries say of people is sealed: value and salt together, because a salt in clear text would let anybody guess.
drop index audit.person_value;
alter table audit.person
    alter salt drop not null,
    alter value drop not null,
    add sealed bytea,
    add lookup bytea check (octet_length(lookup) = 16);

-- The next start of the server seals these rows; SQL has no key.
update audit.person
set value = encode(salt, 'base64') || ':' || value, salt = null;

alter table audit.person
    add check (salt is null),
    add check ((sealed is null) <> (value is null)),
    add check ((sealed is null) = (lookup is null));
create index person_lookup on audit.person (lookup);
comment on column audit.person.salt is 'Of earlier versions; empty.';
comment on column audit.person.value is 'Salt and value of earlier versions, until the next start seals them; then empty.';
comment on column audit.person.sealed is
    'Salt in base64, a colon and the value; AES-256-GCM, bound to the token. Gone when the person is erased.';
comment on column audit.person.lookup is 'Blind index of the value: by it a value is found again without being read.';

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'ballast_app') then
        grant update (sealed, lookup, value) on audit.person to ballast_app;
    end if;
end
$$;
