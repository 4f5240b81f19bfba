-- A deputy and the one who is away count as one person: neither decides on what the other had a hand in.
alter table policy.contribution add column at timestamptz not null default now();
comment on column policy.contribution.at is 'When; of rows from before this column, when the column came.';

create or replace function policy.had_a_hand(draft bigint, person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from policy.contribution c
        where (c.user_id = person or identity.is_one_hand(c.user_id, person, c.at))
          and (c.draft_id = draft
            or not c.is_copy and c.body_hash = (select d.body_hash from policy.draft d where d.id = draft)))
$$;
comment on function policy.had_a_hand is
    'Whether a person, or one whose deputy the person is or who is theirs, wrote or proposed this draft, or wrote the'
    ' same text in another one.';
