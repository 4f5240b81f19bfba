package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.server.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Releases by authority. They are added and used up, never changed. */
@Repository
class Releases {
    private static final String COLUMNS = """
        select id, hold_id, order_number, first_day, days, minor, tolerance_percent, over_minor, delivered_minor,
          issued_minor, reason, comment, released_by, released_at
        from creditcontrol.release
        """;

    private static final String IN_FORCE = COLUMNS + """
        where customer_id = :customer and first_day <= :day and first_day + days > :day
        order by released_at, id""";

    private static final String OF_HOLD = COLUMNS + """
        where hold_id = :hold""";

    private static final String ONE = COLUMNS + """
        where id = :id""";

    private static final String ADD = """
        insert into creditcontrol.release
          (id, hold_id, customer_id, order_number, first_day, days, minor, tolerance_percent, over_minor, reason,
          comment, released_by, released_by_id)
        select :id, id, customer_id, order_number, :firstDay, :days, :minor, :tolerance, :over, :reason,
          :comment, :by, :byId
        from creditcontrol.hold
        where id = :hold""";

    private static final String USE = """
        update creditcontrol.release
        set delivered_minor = delivered_minor + case :point when 'DELIVERY' then :minor else 0 end,
            issued_minor = issued_minor + case :point when 'GOODS_ISSUE' then :minor else 0 end
        where id = :id""";

    private final JdbcClient jdbc;

    Releases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a customer that hold on a day, the oldest first. */
    List<StoredRelease> inForce(CustomerId customer, LocalDate day) {
        return jdbc.sql(IN_FORCE)
                .param("customer", customer.value())
                .param("day", day)
                .query((row, _) -> release(row))
                .list();
    }

    Optional<StoredRelease> ofHold(UUID hold) {
        return jdbc.sql(OF_HOLD)
                .param("hold", hold)
                .query((row, _) -> release(row))
                .optional();
    }

    Optional<StoredRelease> find(UUID id) {
        return jdbc.sql(ONE).param("id", id).query((row, _) -> release(row)).optional();
    }

    void add(ReleaseRequest release, LocalDate firstDay, long minor, long overMinor, String by, long byId) {
        jdbc.sql(ADD)
                .param("id", release.id())
                .param("hold", release.hold())
                .param("firstDay", firstDay)
                .param("days", release.days())
                .param("minor", minor)
                .param("tolerance", release.tolerancePercent())
                .param("over", overMinor)
                .param("reason", release.reason().name())
                .param("comment", release.comment())
                .param("by", by)
                .param("byId", byId)
                .update();
    }

    /** Uses a release up by a delivery or goods issue. */
    void use(UUID id, CheckPoint point, long minor) {
        jdbc.sql(USE)
                .param("id", id)
                .param("point", point.name())
                .param("minor", minor)
                .update();
    }

    private static StoredRelease release(ResultSet row) throws SQLException {
        return new StoredRelease(
                row.getObject("id", UUID.class),
                row.getObject("hold_id", UUID.class),
                row.getString("order_number"),
                row.getObject("first_day", LocalDate.class),
                row.getInt("days"),
                row.getLong("minor"),
                row.getInt("tolerance_percent"),
                row.getLong("over_minor"),
                row.getLong("delivered_minor"),
                row.getLong("issued_minor"),
                ReleaseReason.valueOf(row.getString("reason")),
                row.getString("comment"),
                row.getString("released_by"),
                row.getTimestamp("released_at").toInstant());
    }
}
