-- Entries of one statement: what the server writes one by one, and what a statement of another module writes with its
-- effect. The plan is kept: a change must not wait for a plan of its entry to be made.
create function audit.enter(
    p_actors text[], p_actions text[], p_subject_types text[], p_subject_ids text[], p_whys text[], p_befores text[],
    p_afters text[], p_requests text[]
) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
    with added as (
        insert into audit.entry (actor, action, subject_type, subject_id, why, before, after, request_id)
        select e.actor, e.action, e.subject_type, e.subject_id, e.why, e.before::jsonb, e.after::jsonb, e.request
        from unnest(p_actors, p_actions, p_subject_types, p_subject_ids, p_whys, p_befores, p_afters, p_requests)
            as e (actor, action, subject_type, subject_id, why, before, after, request)
        returning id
    )
    insert into audit.pending (entry_id)
    select id
    from added;
end
$$;
comment on function audit.enter is
    'Writes entries in the transaction of the caller; arrays of one length, one place for each entry.';
