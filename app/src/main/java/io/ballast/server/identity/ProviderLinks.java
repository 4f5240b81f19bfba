package io.ballast.server.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The links in the database: one of a user and a provider, and one of a person there. */
@Repository
class ProviderLinks {
    private static final String FIND = """
            select user_id, issuer, subject, how, linked_by, linked_at, last_used_at
            from identity.provider_link
            where issuer = :issuer and (user_id = :user or subject = :subject)""";
    private static final String INSERT = """
            insert into identity.provider_link (user_id, issuer, subject, how, linked_by, linked_at)
            values (:user, :issuer, :subject, :how, :by, :now)
            on conflict do nothing""";

    private final JdbcClient jdbc;

    ProviderLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That of a person of the provider. */
    Optional<ProviderLink> find(String issuer, String subject) {
        return find(issuer, 0, subject);
    }

    /** That of a user with the provider. */
    Optional<ProviderLink> of(long user, String issuer) {
        return find(issuer, user, "");
    }

    private Optional<ProviderLink> find(String issuer, long user, String subject) {
        return jdbc.sql(FIND)
                .param("issuer", issuer)
                .param("user", user)
                .param("subject", subject)
                .query((row, number) -> new ProviderLink(
                        row.getLong("user_id"),
                        row.getString("issuer"),
                        row.getString("subject"),
                        ProviderLink.How.valueOf(row.getString("how")),
                        row.getString("linked_by"),
                        row.getTimestamp("linked_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant)))
                .optional();
    }

    /** False if the user, or the person, has a link with this provider. */
    boolean add(ProviderLink link) {
        return jdbc.sql(INSERT)
                        .param("user", link.user())
                        .param("issuer", link.issuer())
                        .param("subject", link.subject())
                        .param("how", link.how().name())
                        .param("by", link.by())
                        .param("now", Timestamp.from(link.since()))
                        .update()
                == 1;
    }

    void used(ProviderLink link, Instant now) {
        jdbc.sql("update identity.provider_link set last_used_at = :now where user_id = :user and issuer = :issuer")
                .param("now", Timestamp.from(now))
                .param("user", link.user())
                .param("issuer", link.issuer())
                .update();
    }

    boolean remove(ProviderLink link) {
        return jdbc.sql("""
                        delete from identity.provider_link
                        where user_id = :user and issuer = :issuer and subject = :subject""")
                        .param("user", link.user())
                        .param("issuer", link.issuer())
                        .param("subject", link.subject())
                        .update()
                == 1;
    }
}
