-- Limits that are likely to break within the days looked ahead, kept up behind the books.
create table creditcontrol.outlook (
    customer_id bigint primary key references customers.customer,
    seen text not null check (seen <> ''),
    as_of date not null,
    looked_at timestamptz not null default now()
);
comment on table creditcontrol.outlook is 'Customers with a limit whose days ahead were looked at.';
comment on column creditcontrol.outlook.seen is
    'State of what was looked at: account, books, assessment, policy and day. Another one, another look.';

create table creditcontrol.breaking_limit (
    customer_id bigint primary key references customers.customer,
    breaks_on date not null,
    limit_minor bigint not null check (limit_minor >= 0),
    exposure_minor bigint not null,
    lowest_on date not null,
    lowest_minor bigint not null,
    delay_days int check (delay_days >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    as_of date not null,
    run_id bigint,
    told_on date,
    check (breaks_on >= as_of and lowest_on >= breaks_on)
);
create index breaking_limit_day on creditcontrol.breaking_limit (breaks_on, customer_id);
comment on table creditcontrol.breaking_limit is
    'A limit that is likely to break: from the first look that says so until one that does not. Reporting currency.';
comment on column creditcontrol.breaking_limit.breaks_on is 'First day on which the exposure exceeds the limit.';
comment on column creditcontrol.breaking_limit.exposure_minor is 'Exposure expected on that day.';
comment on column creditcontrol.breaking_limit.lowest_on is 'The day with the least left, within the days looked ahead.';
comment on column creditcontrol.breaking_limit.delay_days is
    'Days behind the due day after which payments were expected; none where due days were taken.';
comment on column creditcontrol.breaking_limit.told_on is 'When who is in charge was told; once while the row stands.';

create table creditcontrol.breaking_cause (
    customer_id bigint not null references creditcontrol.breaking_limit on delete cascade,
    place int not null check (place > 0),
    kind text not null check (kind in ('ORDER', 'RESERVED', 'DELIVERED', 'INVOICE')),
    number text not null,
    day date,
    minor bigint not null check (minor > 0),
    primary key (customer_id, place),
    check ((kind = 'DELIVERED') = (number = ''))
);
comment on table creditcontrol.breaking_cause is 'The largest parts of the exposure on the day a limit breaks.';
comment on column creditcontrol.breaking_cause.day is 'When an order ships, or an invoice is due; none if nobody said.';
