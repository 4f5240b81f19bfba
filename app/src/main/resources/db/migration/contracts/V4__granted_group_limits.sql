-- Limits of groups are granted like those of customers: by an approved request, never changed afterwards. Those that one
-- person set before are taken over without a request.
alter table contracts.granted_limit alter column customer_id drop not null;
alter table contracts.granted_limit alter column request_id drop not null;
alter table contracts.granted_limit
    add column group_id bigint references customers.customer_group,
    add constraint of_a_customer_or_a_group check (num_nonnulls(customer_id, group_id) = 1),
    add constraint taken_over_of_groups_only check (request_id is not null or group_id is not null),
    add constraint temporary_group_limits_do_not_overlap
        exclude using gist (group_id with =, daterange(valid_from, valid_to, '[]') with &&) where (is_temporary);
create index granted_limit_group on contracts.granted_limit (group_id, is_temporary, valid_from desc, id desc)
    where group_id is not null;
comment on table contracts.granted_limit is
    'Granted limits of customers and groups, never changed. On a day the temporary one in force holds; else the permanent'
    ' one that began last; else, of a customer, the limit of contracts.terms.';
comment on column contracts.granted_limit.request_id is
    'The approved request it comes from; no foreign key, because requests stand above. None of those taken over.';
comment on column contracts.granted_limit.group_id is 'The group whose limit it is, with all groups below it.';
comment on column contracts.granted_limit.limit_kind is
    'NONE: no limit, of groups only. AMOUNT: limit_minor. UNLIMITED: deliberately without a limit.';

alter table contracts.granted_limit disable trigger user;
insert into contracts.granted_limit (group_id, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to)
select group_id, false, limit_kind, limit_minor, currency, valid_from, valid_to
from contracts.group_limit
order by group_id, valid_from;
alter table contracts.granted_limit enable trigger user;
drop table contracts.group_limit;
