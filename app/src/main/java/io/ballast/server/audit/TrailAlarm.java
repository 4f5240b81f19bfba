package io.ballast.server.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Says so when the trail is not sound, or entries wait for their signature longer than promised. */
@Component
class TrailAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(TrailAlarm.class);
    private static final String OLDEST = """
            select e.at
            from audit.pending p
            join audit.entry e on e.id = p.entry_id
            order by p.entry_id
            limit 1""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration longest;

    TrailAlarm(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${ballast.audit.longest-delay:60s}") Duration longest) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.longest = longest;
    }

    /** Tells those who listen, in a transaction of its own; where the database is away the log has to do. */
    void raise(TrailInDoubt.Fault fault, String detail) {
        try {
            transactions.executeWithoutResult(status -> events.publishEvent(new TrailInDoubt(fault, detail)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("trail in doubt and nobody told fault={} why={}", fault, String.valueOf(e.getMessage()));
        }
    }

    /** Looks how long the oldest entry has waited for its place and its signature. */
    void lookForDelay() {
        jdbc.sql(OLDEST)
                .query(Timestamp.class)
                .optional()
                .map(oldest -> Duration.between(oldest.toInstant(), clock.instant()))
                .filter(waited -> waited.compareTo(longest) > 0)
                .ifPresent(waited -> raise(TrailInDoubt.Fault.LATE, Long.toString(waited.toSeconds())));
    }
}
