package io.ballast.server.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Deliveries that wait, with a lease for who is sending them: of several servers one has it, and when that one is gone
 * the lease runs out. What is recorded by a lease that ran out meanwhile is dropped.
 */
@Repository
class Deliveries {
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final String ADD = """
            insert into notification.delivery (notice_id, channel, user_id, state, attempts, next_attempt_at,
                                               is_digest, created_at, sent_at)
            values (:notice, :channel, :user, :state, :attempts, :at, :digest, :now, :sent)
            on conflict do nothing""";
    private static final String POST = """
            insert into notification.delivery (notice_id, channel, endpoint_id, state, attempts, next_attempt_at,
                                               created_at)
            values (:notice, :channel, :endpoint, 'WAITING', 0, :now, :now)
            on conflict do nothing""";
    private static final String REVIVE = """
            update notification.delivery
            set state = 'WAITING', attempts = 0, next_attempt_at = :now
            where id = :id and state = 'DEAD'""";
    private static final String CLAIM = """
            update notification.delivery d
            set lease = :lease, lease_until = :until, attempts = d.attempts + 1
            where d.id in (
                select w.id
                from notification.delivery w
                where w.state = 'WAITING' and w.channel = any (:channels) and w.next_attempt_at <= :now
                  and (w.lease_until is null or w.lease_until < :now)
                order by w.next_attempt_at, w.id
                limit :most
                for update skip locked)
            returning d.id, d.notice_id, d.channel, d.user_id, d.endpoint_id, d.message_key, d.attempts, d.is_digest""";
    private static final String REST = """
            update notification.delivery d
            set lease = :lease, lease_until = :until, attempts = d.attempts + 1
            where d.id in (
                select w.id
                from notification.delivery w
                where w.state = 'WAITING' and w.channel = :channel and w.user_id = :user and w.is_digest
                  and w.next_attempt_at <= :now and (w.lease_until is null or w.lease_until < :now)
                order by w.id
                limit :most
                for update skip locked)
            returning d.id, d.notice_id, d.channel, d.user_id, d.endpoint_id, d.message_key, d.attempts, d.is_digest""";
    private static final String SENT = """
            update notification.delivery
            set state = 'SENT', sent_at = :now, lease = null, lease_until = null, last_answer = :answer
            where id = any (:ids) and lease = :lease""";
    private static final String AGAIN = """
            update notification.delivery
            set next_attempt_at = :at, lease = null, lease_until = null, last_answer = :answer
            where id = any (:ids) and lease = :lease""";
    private static final String LATER = """
            update notification.delivery
            set next_attempt_at = :at, attempts = attempts - 1, lease = null, lease_until = null, last_answer = :answer
            where id = any (:ids) and lease = :lease""";
    private static final String END = """
            update notification.delivery
            set state = :state, lease = null, lease_until = null, last_answer = :answer
            where id = any (:ids) and lease = :lease""";
    private static final String NEXT = """
            select min(greatest(next_attempt_at, coalesce(lease_until, next_attempt_at)))
            from notification.delivery
            where state = 'WAITING' and channel = any (:channels)""";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery that this deliverer may send until its lease ends.
     *
     * @param key the same at every attempt
     * @param attempts with this one
     */
    record Claimed(
            long id,
            long notice,
            Channel channel,
            OptionalLong user,
            OptionalLong endpoint,
            UUID key,
            int attempts,
            boolean isDigest,
            UUID lease) {}

    /** A message in the app, which is there at once. */
    void show(long notice, long user, Instant now) {
        add(notice, Channel.IN_APP, user, "SENT", 1, now, false, now, Optional.of(now));
    }

    /** A mail that leaves at a moment. */
    void plan(long notice, long user, Instant at, boolean isDigest, Instant now) {
        add(notice, Channel.MAIL, user, "WAITING", 0, at, isDigest, now, Optional.empty());
    }

    /** A message to a receiver outside, at once. */
    void post(long notice, Endpoint endpoint, Instant now) {
        jdbc.sql(POST)
                .param("notice", notice)
                .param("channel", endpoint.type().channel().name())
                .param("endpoint", endpoint.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Lets a delivery that was given up wait again, with its key; false if it was not given up. */
    boolean revive(long id, Instant now) {
        return jdbc.sql(REVIVE)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private void add(
            long notice,
            Channel channel,
            long user,
            String state,
            int attempts,
            Instant at,
            boolean isDigest,
            Instant now,
            Optional<Instant> sent) {
        jdbc.sql(ADD)
                .param("notice", notice)
                .param("channel", channel.name())
                .param("user", user)
                .param("state", state)
                .param("attempts", attempts)
                .param("at", Timestamp.from(at))
                .param("digest", isDigest)
                .param("now", Timestamp.from(now))
                .param("sent", sent.map(Timestamp::from).orElse(null))
                .update();
    }

    /** Takes deliveries that are due, oldest first. */
    List<Claimed> claim(Collection<Channel> channels, int most, Instant now) {
        var lease = UUID.randomUUID();
        return jdbc.sql(CLAIM)
                .param("lease", lease)
                .param("until", Timestamp.from(now.plus(LEASE)))
                .param("channels", names(channels))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, index) -> claimed(row, lease))
                .list();
    }

    /** Takes what else is due of a user's digest, under the same lease. */
    List<Claimed> rest(Claimed first, int most, Instant now) {
        return jdbc.sql(REST)
                .param("lease", first.lease())
                .param("until", Timestamp.from(now.plus(LEASE)))
                .param("channel", first.channel().name())
                .param("user", first.user().orElseThrow())
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, index) -> claimed(row, first.lease()))
                .list();
    }

    private static Claimed claimed(ResultSet row, UUID lease) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                row.getLong("notice_id"),
                Channel.valueOf(row.getString("channel")),
                key(row, "user_id"),
                key(row, "endpoint_id"),
                row.getObject("message_key", UUID.class),
                row.getInt("attempts"),
                row.getBoolean("is_digest"),
                lease);
    }

    private static OptionalLong key(ResultSet row, String column) throws SQLException {
        long key = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(key);
    }

    void sent(List<Claimed> all, String answer, Instant now) {
        of(SENT, all, answer).param("now", Timestamp.from(now)).update();
    }

    void again(List<Claimed> all, String answer, Instant at) {
        of(AGAIN, all, answer).param("at", Timestamp.from(at)).update();
    }

    /** Not tried now, which counts as no attempt. */
    void later(List<Claimed> all, String why, Instant at) {
        of(LATER, all, why).param("at", Timestamp.from(at)).update();
    }

    /** Not tried again by itself. */
    void dead(List<Claimed> all, String answer) {
        of(END, all, answer).param("state", "DEAD").update();
    }

    /** Not to be delivered any more, because the reader may not or does not want to know of it now. */
    void dropped(List<Claimed> all, String why) {
        of(END, all, why).param("state", "DROPPED").update();
    }

    private JdbcClient.StatementSpec of(String sql, List<Claimed> all, String answer) {
        return jdbc.sql(sql)
                .param(
                        "ids",
                        new SqlArrayValue(
                                "bigint", all.stream().map(Claimed::id).toArray()))
                .param("lease", all.getFirst().lease())
                .param("answer", answer);
    }

    /** When the next delivery is due. */
    Optional<Instant> next(Collection<Channel> channels) {
        return jdbc.sql(NEXT)
                .param("channels", names(channels))
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    private static SqlArrayValue names(Collection<Channel> channels) {
        return new SqlArrayValue("text", channels.stream().map(Channel::name).toArray());
    }
}
