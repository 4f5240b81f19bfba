package io.ballast.server.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time links, valid 24 hours, that let a person set the password of an account. */
@Repository
class Invitations {
    static final Duration VALID = Duration.ofHours(24);
    private static final String OPEN = """
            select user_id
            from identity.invitation
            where token_hash = :hash and used_at is null and expires_at > :now""";
    private static final String USE = """
            update identity.invitation
            set used_at = :now
            where token_hash = :hash and used_at is null and expires_at > :now""";
    private static final String WITHDRAW = """
            update identity.invitation
            set expires_at = :now
            where user_id is not distinct from :user and used_at is null and expires_at > :now""";
    private static final String INSERT = """
            insert into identity.invitation (token_hash, user_id, created_by, created_at, expires_at)
            values (:hash, :user, :by, :now, :expires)""";

    private final JdbcClient jdbc;

    Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whom an open link is for.
     *
     * @param userId empty for the first administrator, who does not exist yet
     */
    record Open(Optional<Long> userId) {}

    /** Makes the open links for an account void. */
    void withdraw(Optional<Long> userId, Instant now) {
        jdbc.sql(WITHDRAW)
                .param("user", userId.orElse(null), java.sql.Types.BIGINT)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Issues a link and withdraws the earlier ones for the same account. */
    Secret issue(Optional<Long> userId, String by, Instant now) {
        Secret secret = Secret.random("");
        withdraw(userId, now);
        jdbc.sql(INSERT)
                .param("hash", secret.hash())
                .param("user", userId.orElse(null), java.sql.Types.BIGINT)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(VALID)))
                .update();
        return secret;
    }

    /** Looks without using: mail scanners open links too. */
    Optional<Open> find(Secret secret, Instant now) {
        return jdbc.sql(OPEN)
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .query((row, number) -> {
                    long user = row.getLong("user_id");
                    return new Open(row.wasNull() ? Optional.empty() : Optional.of(user));
                })
                .optional();
    }

    /** True for the one caller who used it. */
    boolean use(Secret secret, Instant now) {
        return jdbc.sql(USE)
                        .param("hash", secret.hash())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
