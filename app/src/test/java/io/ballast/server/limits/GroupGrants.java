package io.ballast.server.limits;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Limits of groups straight into the tables, the one way the database allows: a request that somebody else approved. */
public final class GroupGrants {
    private final JdbcTemplate jdbc;

    public GroupGrants(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Grants a permanent amount from a day on. */
    public void grant(long group, long minor, String currency, LocalDate from, Optional<LocalDate> to) {
        long asks = person("grants.asks");
        long decides = person("grants.decides");
        UUID id = UUID.randomUUID();
        jdbc.update("""
                insert into limits.request (
                  id, group_id, fingerprint, is_temporary, limit_kind, limit_minor, currency, base_minor, valid_from,
                  valid_to, before_kind, before_currency, is_cut, exposure_minor, policy_id, reason, requested_by,
                  requested_by_name)
                values (?, ?, decode(repeat('00', 32), 'hex'), false, 'AMOUNT', ?, ?, ?, ?, ?, 'NONE', 'CNY', false, 0,
                  1, 'test', ?, 'grants.asks')""", id, group, minor, currency, minor, from, to.orElse(null), asks);
        jdbc.update("""
                insert into limits.node (request_id, place, voter, origin, because_zh, because_en, came_at, due_at)
                values (?, 10, 'CREDIT_MANAGER', 'POLICY', 'x', 'x', now(), now())""", id);
        jdbc.update("""
                update limits.node
                set verdict = 'APPROVED', decided_by = ?, decided_by_name = 'grants.decides', decided_at = now()
                where request_id = ?""", decides, id);
        jdbc.update(
                "update limits.request set state = 'APPROVED', ended_at = now(), ended_by = ? where id = ?",
                decides,
                id);
        jdbc.update("""
                insert into contracts.granted_limit (
                  request_id, group_id, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to)
                values (?, ?, false, 'AMOUNT', ?, ?, ?, ?)""", id, group, minor, currency, from, to.orElse(null));
        jdbc.update("""
                insert into contracts.group_limit_revision (group_id, revision)
                values (?, 1)
                on conflict (group_id) do update set revision = contracts.group_limit_revision.revision + 1""", group);
    }

    private long person(String username) {
        jdbc.update("""
                insert into identity.app_user (
                  username, display_name, password_hash, state, scope, roles, created_at)
                values (?, ?, 'none', 'ACTIVE', 'ALL', '{CREDIT_MANAGER}', now())
                on conflict do nothing""", username, username);
        return Objects.requireNonNull(
                jdbc.queryForObject("select id from identity.app_user where username = ?", Long.class, username));
    }
}
