package io.ballast.server.notification;

import io.ballast.engine.value.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices as stored, each waiting until it is known whom it goes to. */
@Repository
class Outbox {
    private static final String KNOWN = """
            select exists (
                select 1
                from notification.notice
                where dedupe_key = :key and created_at > :since)""";
    private static final String ADD = """
            insert into notification.notice (kind, dedupe_key, path, words, audience, users, permission, customers,
                                             created_at, state, attempts, next_attempt_at)
            values (:kind, :key, :path, :words::jsonb, :audience, :users, :permission, :customers,
                    :now, :state, 0, :now)
            returning id""";
    private static final String ABOUT = """
            insert into notification.about (notice_id, customer_id)
            select :notice, unnest(:customers)""";
    private static final String COLUMNS = """
            select n.id, n.kind, n.dedupe_key, n.path, n.words, n.audience, n.users, n.permission, n.created_at,
                   (select array_agg(a.customer_id) from notification.about a where a.notice_id = n.id) as customers
            from notification.notice n
            """;
    private static final String BY_ID = COLUMNS + "where n.id = :id";
    private static final String TAKE = COLUMNS + """
            where n.state = 'WAITING' and n.next_attempt_at <= :now
            order by n.next_attempt_at, n.id
            limit 1
            for update of n skip locked""";
    private static final String ADDRESSED = """
            update notification.notice
            set state = 'ADDRESSED', attempts = attempts + 1
            where id = :id""";
    private static final String PUT_OFF = """
            update notification.notice
            set attempts = attempts + 1, next_attempt_at = :at
            where id = :id and state = 'WAITING'""";
    private static final String FORGET = """
            delete from notification.notice
            where id in (
                select n.id
                from notification.notice n
                where n.created_at < :before and n.state = 'ADDRESSED'
                order by n.id
                limit 1000)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores a notice; false if the same fact was stored within the window of its kind. */
    boolean add(Notice notice, Instant now) {
        // two at once about the same fact: the second waits for the first to commit, and then sees it
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('notification/' || :key, 0))")
                .param("key", notice.dedupeKey())
                .query((row, index) -> true)
                .single();
        if (isKnown(notice.dedupeKey(), now.minus(notice.kind().window()))) {
            return false;
        }
        insert(notice, "WAITING", now);
        return true;
    }

    /** Stores a notice whose receiver is known already; returns its key. */
    long addAddressed(Notice notice, Instant now) {
        return insert(notice, "ADDRESSED", now);
    }

    private long insert(Notice notice, String state, Instant now) {
        long id = jdbc.sql(ADD)
                .param("kind", notice.kind().name())
                .param("key", notice.dedupeKey())
                .param("path", notice.path())
                .param("words", json.writeValueAsString(notice.words()))
                .param("audience", notice.audience().getClass().getSimpleName())
                .param(
                        "users",
                        new SqlArrayValue("bigint", usersOf(notice.audience()).toArray()))
                .param("permission", permissionOf(notice.audience()))
                .param("customers", notice.customers().size())
                .param("state", state)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
        if (!notice.customers().isEmpty()) {
            jdbc.sql(ABOUT)
                    .param("notice", id)
                    .param(
                            "customers",
                            new SqlArrayValue("bigint", notice.customers().toArray()))
                    .update();
        }
        return id;
    }

    private boolean isKnown(String key, Instant since) {
        return jdbc.sql(KNOWN)
                .param("key", key)
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    private static Set<Long> usersOf(Audience audience) {
        return switch (audience) {
            case Audience.Persons persons -> persons.users();
            case Audience.Holders holders -> holders.except();
            case Audience.Overseers overseers -> overseers.except();
            case Audience.InCharge() -> Set.of();
        };
    }

    private static String permissionOf(Audience audience) {
        return switch (audience) {
            case Audience.Holders holders -> holders.permission();
            case Audience.Overseers overseers -> overseers.permission();
            case Audience.Persons persons -> "";
            case Audience.InCharge() -> "";
        };
    }

    /** The next notice that waits, locked until the transaction ends; those that others work on are passed over. */
    Optional<StoredNotice> take(Instant now) {
        return jdbc.sql(TAKE)
                .param("now", Timestamp.from(now))
                .query(this::stored)
                .optional();
    }

    Optional<StoredNotice> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(this::stored).optional();
    }

    void addressed(long id) {
        jdbc.sql(ADDRESSED).param("id", id).update();
    }

    /** Tries a notice again later, so that one that fails does not stand before the others. */
    void putOff(long id, Instant at) {
        jdbc.sql(PUT_OFF).param("id", id).param("at", Timestamp.from(at)).update();
    }

    /** Drops old notices with their deliveries; returns how many. */
    int forget(Instant now, Duration kept) {
        return jdbc.sql(FORGET).param("before", Timestamp.from(now.minus(kept))).update();
    }

    private StoredNotice stored(ResultSet row, int index) throws SQLException {
        Set<Long> users = keys(row, "users");
        Audience audience = switch (row.getString("audience")) {
            case "Persons" -> new Audience.Persons(users);
            case "Holders" -> new Audience.Holders(row.getString("permission"), users);
            case "Overseers" -> new Audience.Overseers(row.getString("permission"), users);
            default -> new Audience.InCharge();
        };
        return new StoredNotice(
                row.getLong("id"),
                new Notice(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("dedupe_key"),
                        row.getString("path"),
                        words(row.getString("words")),
                        audience,
                        keys(row, "customers")),
                row.getTimestamp("created_at").toInstant());
    }

    /** Words as stored. */
    List<Text> words(String stored) {
        List<Text> words = new ArrayList<>();
        for (JsonNode one : json.readTree(stored)) {
            words.add(Text.of(one.get("zh").asString(), one.get("en").asString()));
        }
        return words;
    }

    private static Set<Long> keys(ResultSet row, String column) throws SQLException {
        java.sql.Array keys = row.getArray(column);
        return keys == null ? Set.of() : new HashSet<>(Arrays.asList((Long[]) keys.getArray()));
    }
}
