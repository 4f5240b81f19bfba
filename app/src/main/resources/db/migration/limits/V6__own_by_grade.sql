-- The grade decides who has the authority over a limit: who set it by hand while it is in force has had a hand in it.
create or replace function limits.is_own(p_request uuid, p_person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from limits.request r
        join identity.app_user u on u.id = r.requested_by
          or u.owner_code = any (r.owner_codes)
          or u.owner_code in (
            select c.owner_code
            from customers.customer c
            where c.id = r.customer_id or r.group_id is not null and c.id in (select limits.members(r.group_id)))
          or u.username in (
            select o.made_by
            from assessment.grade_override o
            where o.lifted_at is null and o.until >= current_date
              and (o.customer_id = r.customer_id
                or r.group_id is not null and o.customer_id in (select limits.members(r.group_id))))
        where r.id = p_request
          and (u.id = p_person or identity.is_one_hand(u.id, p_person, r.requested_at)))
$$;
comment on function limits.is_own is
    'Whether a person asked for it, is or was in charge of the customer or of a member of the group, set its grade by hand,'
    ' or is one hand with such a person.';
