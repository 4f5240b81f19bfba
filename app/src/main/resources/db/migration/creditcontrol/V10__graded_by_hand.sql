-- The grade decides which checks are made and what is granted: who set it by hand while it is in force does not release.
create function creditcontrol.has_graded(p_hold uuid, p_person bigint) returns boolean language sql stable as $$
    select exists (
        select 1
        from creditcontrol.hold h
        join assessment.grade_override o on o.customer_id = h.customer_id
        join identity.app_user u on u.username = o.made_by
        where h.id = p_hold and o.lifted_at is null and o.until >= current_date
          and (u.id = p_person or identity.is_one_hand(u.id, p_person, o.made_at)))
$$;
comment on function creditcontrol.has_graded is
    'Whether a person, or one whose deputy the person is or who is theirs, set the grade in force of the customer by hand.';

create function creditcontrol.guard_graded_release() returns trigger language plpgsql as $$
begin
    if creditcontrol.has_graded(new.hold_id, new.released_by_id) then
        raise exception 'who set the grade by hand does not release an order of the customer'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger guard_graded before insert on creditcontrol.release
    for each row execute function creditcontrol.guard_graded_release();
