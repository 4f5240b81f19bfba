create table notification.preference (
    user_id bigint primary key references identity.app_user (id),
    address text check (length(address) <= 254),
    language text not null check (language in ('zh', 'en')),
    zone text not null check (zone <> ''),
    quiet_from time not null,
    quiet_to time not null,
    is_digest boolean not null
);
comment on table notification.preference is 'How a user wants to be told; who has no row gets what the product has.';
comment on column notification.preference.address is 'Where mails go; none: the user name, if that is an address.';
comment on column notification.preference.quiet_to is 'Equal to quiet_from: never quiet.';

create table notification.choice (
    user_id bigint not null references identity.app_user (id),
    kind text not null check (kind ~ '^[A-Z_]{1,40}$'),
    channel text not null check (channel in ('IN_APP', 'MAIL')),
    is_wanted boolean not null,
    primary key (user_id, kind, channel)
);
comment on table notification.choice is 'Kinds that a user switched on or off.';

alter table notification.delivery add is_digest boolean not null default false;
comment on column notification.delivery.is_digest is 'Gathered with others of the user into one mail a day.';
