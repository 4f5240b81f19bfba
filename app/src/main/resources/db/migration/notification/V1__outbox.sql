create schema notification;
comment on schema notification is 'What people are told, and what became of each message.';

create table notification.notice (
    id bigint generated always as identity primary key,
    kind text not null check (kind ~ '^[A-Z_]{1,40}$'),
    dedupe_key text not null check (length(dedupe_key) between 1 and 200),
    path text not null check (path ~ '^/([^/]|$)'),
    words jsonb not null,
    audience text not null check (audience in ('Persons', 'Holders', 'Overseers', 'InCharge')),
    users bigint[] not null,
    permission text not null,
    customers int not null check (customers >= 0),
    created_at timestamptz not null,
    state text not null check (state in ('WAITING', 'ADDRESSED')),
    attempts int not null check (attempts >= 0),
    next_attempt_at timestamptz not null
);
comment on table notification.notice is 'Facts to be told, written in the transaction of the fact.';
comment on column notification.notice.dedupe_key is 'Names the fact; told once within the window of its kind.';
comment on column notification.notice.users is 'Whom it is for, or who of the holders of the permission is left out.';
comment on column notification.notice.customers is 'How many customers it is about; which, says notification.about.';
create index notice_dedupe on notification.notice (dedupe_key, created_at desc);
create index notice_waiting on notification.notice (next_attempt_at, id) where state = 'WAITING';
create index notice_created on notification.notice (created_at);

create table notification.about (
    notice_id bigint not null references notification.notice (id) on delete cascade,
    customer_id bigint not null,
    primary key (notice_id, customer_id)
);
comment on table notification.about is
    'Customers a notice speaks of. No foreign key, because customers stand above; row-level security holds it.';

create table notification.delivery (
    id bigint generated always as identity primary key,
    notice_id bigint not null references notification.notice (id) on delete cascade,
    channel text not null check (channel in ('IN_APP', 'MAIL', 'WEBHOOK', 'ROBOT')),
    user_id bigint references identity.app_user (id),
    message_key uuid not null unique default gen_random_uuid(),
    state text not null check (state in ('WAITING', 'SENT', 'DEAD', 'DROPPED')),
    attempts int not null check (attempts >= 0),
    next_attempt_at timestamptz not null,
    lease uuid,
    lease_until timestamptz,
    last_answer text not null default '' check (length(last_answer) <= 1000),
    created_at timestamptz not null,
    sent_at timestamptz,
    read_at timestamptz,
    check ((lease is null) = (lease_until is null)),
    check ((state = 'SENT') = (sent_at is not null))
);
comment on table notification.delivery is 'One message to one recipient over one channel, with what became of it.';
comment on column notification.delivery.message_key is
    'The same at every attempt: Message-ID of a mail, webhook-id of a webhook. By it a receiver knows a repetition.';
comment on column notification.delivery.lease is
    'Drawn by the deliverer that is sending; after lease_until another may, because that one is gone.';
create unique index delivery_once_a_person on notification.delivery (notice_id, channel, user_id)
    where user_id is not null;
create index delivery_unread on notification.delivery (user_id, id) where channel = 'IN_APP' and read_at is null;
create index delivery_of_user on notification.delivery (user_id, id desc) where channel = 'IN_APP';
create index delivery_waiting on notification.delivery (next_attempt_at, id) where state = 'WAITING';
