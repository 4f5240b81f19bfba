create table modellab.validation (
    id bigint generated always as identity primary key,
    request_key text not null unique,
    policy_id bigint not null references policy.version (id),
    verdict text not null check (verdict in ('FIT', 'CONDITIONS', 'UNFIT')),
    note text not null check (length(note) between 1 and 2000),
    valid_until date not null,
    validated_by text not null,
    validated_on date not null,
    check (valid_until > validated_on)
);
comment on table modellab.validation is 'Who found the scorecard of a policy fit or unfit, and until when that holds: never changed.';
create index validation_policy on modellab.validation (policy_id, id desc);
create trigger validation_is_final before update on modellab.validation
    for each row execute function modellab.refuse_change();

create table modellab.told_validation (
    policy_id bigint not null references policy.version (id),
    due_on date not null,
    is_over boolean not null,
    primary key (policy_id, due_on, is_over)
);
comment on table modellab.told_validation is 'Days by which a scorecard has to be validated that were told, ahead and when over.';
