-- Limits of customer groups, by day.
create table contracts.group_limit (
    id bigint generated always as identity primary key,
    group_id bigint not null references customers.customer_group,
    limit_kind text not null check (limit_kind in ('NONE', 'AMOUNT', 'UNLIMITED')),
    limit_minor bigint check (limit_minor >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    valid_from date not null,
    valid_to date,
    check ((limit_kind = 'AMOUNT') = (limit_minor is not null)),
    check (valid_to >= valid_from),
    constraint group_limit_does_not_overlap
        exclude using gist (group_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table contracts.group_limit is 'Limit of a group with all groups below it; on any day at most one row is in force.';
comment on column contracts.group_limit.valid_to is 'Last day in force, inclusive; none while open-ended.';
comment on column contracts.group_limit.limit_kind is 'NONE: no limit. AMOUNT: limit_minor. UNLIMITED: deliberately without a limit.';

create table contracts.group_limit_revision (
    group_id bigint primary key references customers.customer_group,
    revision bigint not null check (revision > 0)
);
comment on table contracts.group_limit_revision is
    'Counts the changes of a group''s limits; its row is locked by whoever makes one.';
