package io.ballast.server.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Bearer tokens, kept as hashes. */
@Repository
class ApiTokens {
    static final String PREFIX = "bal_";
    private static final String INSERT = """
            insert into identity.api_token (user_id, label, token_hash, permissions, created_at, expires_at)
            values (:user, :label, :hash, :permissions, :now, :expires)""";
    private static final String OPEN = """
            update identity.api_token
            set last_used_at = case
                when last_used_at is null or last_used_at < cast(:now as timestamptz) - interval '1 minute' then :now
                else last_used_at
            end
            where token_hash = :hash and revoked_at is null and expires_at > :now
            returning user_id, permissions""";
    private static final String OF_USER = """
            select id, label, permissions, created_at, expires_at, last_used_at
            from identity.api_token
            where user_id = :user and revoked_at is null
            order by id desc
            limit 200""";
    private static final String REVOKE = """
            update identity.api_token
            set revoked_at = :now
            where id = :id and user_id = :user and revoked_at is null""";

    private static final String REVOKE_ALL = """
            update identity.api_token
            set revoked_at = :now
            where user_id = :user and revoked_at is null""";

    private final JdbcClient jdbc;

    ApiTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token as its owner sees it: never the token itself. */
    record Issued(
            long id,
            String label,
            Permissions limit,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsedAt) {}

    /** Whom a token acts as, and what of that user's permissions it may use. */
    record Grant(long userId, Permissions limit) {}

    /** The token, to be shown once. */
    Secret issue(long userId, String label, Permissions limit, Instant now, Instant expiresAt) {
        Secret secret = Secret.random(PREFIX);
        jdbc.sql(INSERT)
                .param("user", userId)
                .param("label", label)
                .param("hash", secret.hash())
                .param("permissions", new SqlArrayValue("text", limit.patterns().toArray()))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .update();
        return secret;
    }

    Optional<Grant> grantOf(Secret secret, Instant now) {
        return jdbc.sql(OPEN)
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Grant(row.getLong("user_id"), limit(row)))
                .optional();
    }

    List<Issued> of(long userId) {
        return jdbc.sql(OF_USER)
                .param("user", userId)
                .query((row, number) -> new Issued(
                        row.getLong("id"),
                        row.getString("label"),
                        limit(row),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant)))
                .list();
    }

    boolean revoke(long id, long userId, Instant now) {
        return jdbc.sql(REVOKE)
                        .param("id", id)
                        .param("user", userId)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Revokes all tokens of a user. */
    void revokeAll(long userId, Instant now) {
        jdbc.sql(REVOKE_ALL)
                .param("user", userId)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Permissions limit(ResultSet row) throws SQLException {
        return new Permissions(Set.of((String[]) row.getArray("permissions").getArray()));
    }
}
