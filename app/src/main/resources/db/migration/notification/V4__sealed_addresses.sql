-- Mail addresses are sealed; what lies in clear text is sealed by the next start of the server.
alter table notification.preference
    add address_sealed bytea,
    add constraint address_is_sealed check (address is null) not valid;
comment on column notification.preference.address is 'Of earlier versions, until the next start seals it; then empty.';
comment on column notification.preference.address_sealed is
    'Where mails go, AES-256-GCM bound to the user; none: the user name, if that is an address.';
