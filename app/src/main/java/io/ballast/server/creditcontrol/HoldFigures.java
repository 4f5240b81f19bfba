package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How well holds do what they are for, over the last days. */
@Repository
class HoldFigures {
    static final int DAYS = 30;

    private static final String QUALITY = """
        select count(*) as ended,
          count(*) filter (where h.state = 'CLEARED') as cleared,
          count(*) filter (where h.state = 'RELEASED') as released,
          count(*) filter (where h.state = 'REJECTED') as rejected,
          percentile_cont(0.5) within group (order by extract(epoch from h.ended_at - h.placed_at))
            filter (where h.state in ('CLEARED', 'RELEASED')) as median_seconds,
          coalesce(sum(h.margin_minor) filter (where h.state in ('CLEARED', 'RELEASED')), 0) as delayed_margin
        from creditcontrol.hold h
        join customers.customer c on c.id = h.customer_id
        where h.ended_at > now() - make_interval(days => :days) and\s""" + CustomerScope.CONDITION;

    private final JdbcClient jdbc;

    HoldFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of the holds that ended within {@link #DAYS} days.
     *
     * @param cleared passed their checks in the end
     * @param released shipped on somebody's authority
     * @param median from placing to shipping, of those two
     * @param delayedMarginMinor margin of those two, as far as it is known, minor units of the reporting currency
     */
    record Quality(long ended, long cleared, long released, long rejected, Duration median, long delayedMarginMinor) {

        /** Which part of the ended ones was shipped on authority. */
        double overrideShare() {
            return (double) released / ended;
        }

        /** Which part shipped in the end after all. */
        double shippedShare() {
            return (double) (cleared + released) / ended;
        }
    }

    /** As far as this user may know of the customers; nothing where no hold has ended. */
    Optional<Quality> of(CurrentUser user) {
        return Optional.of(jdbc.sql(QUALITY)
                        .param("days", DAYS)
                        .params(CustomerScope.parameters(user))
                        .query((row, _) -> new Quality(
                                row.getLong("ended"),
                                row.getLong("cleared"),
                                row.getLong("released"),
                                row.getLong("rejected"),
                                Duration.ofSeconds((long) row.getDouble("median_seconds")),
                                row.getLong("delayed_margin")))
                        .single())
                .filter(quality -> quality.ended() > 0);
    }
}
