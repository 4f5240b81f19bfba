-- The calendar of limits that end looks for last days.
create index granted_limit_last_day on contracts.granted_limit (valid_to) where valid_to is not null;
create index terms_last_day on contracts.terms (valid_to) where valid_to is not null;
