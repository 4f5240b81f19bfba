package io.ballast.server.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of messages, for administrators: who was told, not what of. */
@Repository
class DeliveryLog {
    private static final String ROWS = """
            select d.id, n.kind, d.channel, d.user_id, e.name as endpoint, d.state, d.attempts, d.created_at, d.sent_at,
                   d.next_attempt_at, d.last_answer
            from notification.delivery d
            join notification.notice n on n.id = d.notice_id
            left join notification.endpoint e on e.id = d.endpoint_id
            where d.id < :before
              and (:state = '' or d.state = :state)
              and (:channel = '' or d.channel = :channel)
              and (:endpoint = 0 or d.endpoint_id = :endpoint)
            order by d.id desc
            limit :most""";

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line of the log.
     *
     * @param id key of the delivery
     * @param kind what the message is about
     * @param channel the way it takes
     * @param user key of the user it is for, if it is for one
     * @param endpoint name of the receiver it is for, if it is for one
     * @param state WAITING, SENT, DEAD or DROPPED
     * @param attempts how often it was tried
     * @param createdAt when the message was addressed
     * @param sentAt when it was taken
     * @param nextAt when it is tried again, if it waits
     * @param answer what the receiver said last
     */
    record Line(
            long id,
            Kind kind,
            Channel channel,
            Optional<Long> user,
            Optional<String> endpoint,
            String state,
            int attempts,
            Instant createdAt,
            Optional<Instant> sentAt,
            Optional<Instant> nextAt,
            String answer) {}

    /**
     * Deliveries, the newest first.
     *
     * @param state empty for all
     * @param channel empty for all
     * @param endpoint key of a receiver, 0 for all
     * @param before only smaller keys
     */
    List<Line> of(String state, String channel, long endpoint, long before, int most) {
        return jdbc.sql(ROWS)
                .param("state", state)
                .param("channel", channel)
                .param("endpoint", endpoint)
                .param("before", before)
                .param("most", most)
                .query(DeliveryLog::line)
                .list();
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        long user = row.getLong("user_id");
        Optional<Long> person = row.wasNull() ? Optional.empty() : Optional.of(user);
        String state = row.getString("state");
        return new Line(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                person,
                Optional.ofNullable(row.getString("endpoint")),
                state,
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("sent_at")).map(Timestamp::toInstant),
                state.equals("WAITING")
                        ? Optional.of(row.getTimestamp("next_attempt_at").toInstant())
                        : Optional.empty(),
                row.getString("last_answer"));
    }
}
