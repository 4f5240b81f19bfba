-- What people keep of the customer list: named filters and chosen columns.
create table assessment.saved_view (
    id bigint generated always as identity primary key,
    owner text not null check (owner <> ''),
    name text not null check (name ~ '\S' and length(name) <= 60),
    is_shared boolean not null,
    query text not null check (length(query) <= 2000),
    created_at timestamptz not null default now(),
    unique (owner, name)
);
comment on table assessment.saved_view is 'A filter of the customer list under a name, private or shared with all.';
comment on column assessment.saved_view.query is 'The part of its address behind the question mark.';

create table assessment.column_choice (
    username text primary key,
    columns text[] not null check (cardinality(columns) <= 60)
);
comment on table assessment.column_choice is 'The columns of the customer list a user chose last.';
