create table modellab.payment_model (
    id bigint generated always as identity primary key,
    request_key text not null unique,
    as_of date not null,
    first_tested date not null,
    fitted int not null check (fitted > 0),
    cases int not null check (cases >= fitted),
    one_in int not null check (one_in > 0),
    figures json not null,
    is_used_not_due boolean not null,
    is_used_overdue boolean not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    model text not null,
    tried_hash text not null check (tried_hash ~ '^[0-9a-f]{64}$'),
    tried bytea not null,
    engine_version text not null,
    created_by text not null,
    created_at timestamptz not null
);
comment on table modellab.payment_model is 'A model of the days until open invoices are paid: never changed; the newest one is in use where it is better.';
comment on column modellab.payment_model.as_of is 'Last day the books told of.';
comment on column modellab.payment_model.first_tested is 'From this day of observation on a model fitted before was measured.';
comment on column modellab.payment_model.fitted is 'Cases that the measured model was fitted on.';
comment on column modellab.payment_model.cases is 'Cases that the stored model was fitted on.';
comment on column modellab.payment_model.one_in is 'One invoice in so many was drawn.';
comment on column modellab.payment_model.is_used_not_due is 'Whether it errs less than the own mean delay of customers, for invoices that are not overdue.';
comment on column modellab.payment_model.model is 'Canonical text; hash is of it.';
comment on column modellab.payment_model.tried is 'The cases that the figures come from: a packed data set, gzip; tried_hash is of what is in it.';
create trigger payment_model_is_final before update on modellab.payment_model
    for each row execute function modellab.refuse_change();
