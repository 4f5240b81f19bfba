package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is held of a limit for an approved order.
 *
 * @param decision that approved it
 * @param customer key
 * @param number of the order
 * @param minor what was held, minor units of the reporting currency
 * @param postedMinor what of it was confirmed
 * @param expiresAt until when it holds without being confirmed
 * @param endedAt when it left {@link State#PENDING}
 */
record Reservation(
        UUID decision,
        long customer,
        String number,
        long minor,
        long postedMinor,
        LocalDate shipOn,
        State state,
        Instant expiresAt,
        Optional<Instant> endedAt,
        Optional<String> endedBy) {

    /** From the columns of creditcontrol.reservation. */
    static Reservation of(ResultSet row) throws SQLException {
        return new Reservation(
                row.getObject("decision_id", UUID.class),
                row.getLong("customer_id"),
                row.getString("order_number"),
                row.getLong("minor"),
                row.getLong("posted_minor"),
                row.getObject("ship_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("ended_by")));
    }

    /** What became of it. */
    enum State {
        PENDING(Text.of("占用中", "Pending")),
        POSTED(Text.of("已确认", "Posted")),
        BOOKED(Text.of("已入账", "In the books")),
        VOIDED(Text.of("已撤销", "Voided")),
        EXPIRED(Text.of("已过期", "Expired"));

        private final Text label;

        State(Text label) {
            this.label = label;
        }

        Text label() {
            return label;
        }
    }
}
