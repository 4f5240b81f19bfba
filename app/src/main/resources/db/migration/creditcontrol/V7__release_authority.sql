-- What a release lets pass that the checks did not allow: whoever releases needs authority over it.
alter table creditcontrol.release add column over_minor bigint not null default 0 check (over_minor >= 0);
update creditcontrol.release set over_minor = minor;
alter table creditcontrol.release alter column over_minor drop default;
comment on column creditcontrol.release.over_minor is
    'What of it, tolerance included, the checks did not allow; all of it where it was released before this was measured.';

create or replace function creditcontrol.guard_release() returns trigger language plpgsql as $$
begin
    if tg_op in ('DELETE', 'TRUNCATE') then
        raise exception 'creditcontrol.release is kept: % refused', tg_op using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'UPDATE' then
        if (new.id, new.hold_id, new.customer_id, new.order_number, new.first_day, new.days, new.minor, new.over_minor,
                new.tolerance_percent, new.reason, new.comment, new.released_by, new.released_by_id, new.released_at)
            is distinct from
            (old.id, old.hold_id, old.customer_id, old.order_number, old.first_day, old.days, old.minor, old.over_minor,
                old.tolerance_percent, old.reason, old.comment, old.released_by, old.released_by_id, old.released_at)
            or new.delivered_minor < old.delivered_minor or new.issued_minor < old.issued_minor
        then
            raise exception 'creditcontrol.release is only used up: % refused', tg_op
                using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if creditcontrol.is_own_order(new.hold_id, new.released_by_id) then
        raise exception 'who asked for an order does not release it' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
