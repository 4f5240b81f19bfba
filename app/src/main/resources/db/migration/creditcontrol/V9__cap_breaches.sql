-- Single names and groups that owe more of the whole portfolio than the policy allows.
create table creditcontrol.cap_breach (
    id bigint generated always as identity primary key,
    customer_id bigint unique references customers.customer on delete cascade,
    group_id bigint unique references customers.customer_group on delete cascade,
    exposure_minor bigint not null check (exposure_minor > 0),
    portfolio_minor bigint not null check (portfolio_minor > 0),
    cap_percent int not null check (cap_percent between 1 and 100),
    as_of date not null,
    since date not null check (since <= as_of),
    constraint of_a_customer_or_a_group check (num_nonnulls(customer_id, group_id) = 1)
);
comment on table creditcontrol.cap_breach is
    'A customer, or a group with all below it, over its concentration cap: from the first run that says so until one that does not.';
comment on column creditcontrol.cap_breach.exposure_minor is 'By the run in force, reporting currency.';
comment on column creditcontrol.cap_breach.portfolio_minor is 'Exposure of all customers with one above 0, by the same run.';
comment on column creditcontrol.cap_breach.cap_percent is
    'The smallest share that the policy allows at the risk level; of a group at that of any of its members.';
comment on column creditcontrol.cap_breach.since is 'Day of the run that first said so.';
