create table modellab.order_study (
    id bigint generated always as identity primary key,
    request_key text not null unique,
    as_of date not null,
    month date not null check (extract(day from month) = 1),
    errors json,
    engine_version text not null,
    created_by text not null,
    created_at timestamptz not null
);
comment on table modellab.order_study is 'What customers are likely to order in a month, and what such forecasts were worth before: never changed.';
comment on column modellab.order_study.as_of is 'Last day the books told of.';
comment on column modellab.order_study.month is 'First day of the month that is foretold: the first one that was not over.';
comment on column modellab.order_study.errors is 'Errors of the months tried; null where nothing was tried or ordered.';
create trigger order_study_is_final before update on modellab.order_study
    for each row execute function modellab.refuse_change();

create table modellab.order_month (
    study_id bigint not null references modellab.order_study,
    customer_id bigint not null references customers.customer on delete cascade,
    month date not null check (extract(day from month) = 1),
    came_minor bigint check (came_minor >= 0),
    said_minor bigint check (said_minor >= 0),
    low_minor bigint check (low_minor >= 0),
    high_minor bigint check (high_minor >= low_minor),
    method text,
    because text,
    last_minor bigint check (last_minor >= 0),
    season_minor bigint check (season_minor >= 0),
    primary key (study_id, customer_id, month),
    check ((said_minor is null) = (method is null)),
    check ((said_minor is null) = (because is not null))
);
create index order_month_customer on modellab.order_month (customer_id);
comment on table modellab.order_month is 'A month of a customer as it was foretold from those before it, in the reporting currency.';
comment on column modellab.order_month.came_minor is 'What was ordered; null in the month that is foretold.';
comment on column modellab.order_month.said_minor is 'Forecast; null where there is none, and because says why.';
comment on column modellab.order_month.low_minor is '80 % interval; null where too few months were tried.';
comment on column modellab.order_month.last_minor is 'The month before it; null in the month that is foretold.';
comment on column modellab.order_month.season_minor is 'The same month of the year before; null where the customer did not order by then.';
create trigger order_month_is_final before update on modellab.order_month
    for each row execute function modellab.refuse_change();
