package io.ballast.server.notification;

import io.ballast.server.identity.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns waiting notices into deliveries, one for each recipient and channel, each notice in one transaction. */
@Component
class Addressing {
    private static final Logger LOG = LoggerFactory.getLogger(Addressing.class);
    private static final int MOST_IN_A_ROUND = 500;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);
    private static final String SHOW = """
            insert into notification.delivery (notice_id, channel, user_id, state, attempts, next_attempt_at,
                                               created_at, sent_at)
            values (:notice, 'IN_APP', :user, 'SENT', 1, :now, :now, :now)
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Recipients recipients;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Addressing(JdbcClient jdbc, Outbox outbox, Recipients recipients, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.recipients = recipients;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Addresses what waits; returns how many notices. */
    int round() {
        int done = 0;
        while (done < MOST_IN_A_ROUND && one()) {
            done++;
        }
        return done;
    }

    private boolean one() {
        var taken = new AtomicLong();
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                Optional<StoredNotice> next = outbox.take(clock.instant());
                next.ifPresent(stored -> {
                    taken.set(stored.id());
                    address(stored, clock.instant());
                });
                return next.isPresent();
            }));
        } catch (RuntimeException e) {
            if (taken.get() == 0) {
                throw e;
            }
            LOG.warn("notice not addressed, tried again later notice={}", taken.get(), e);
            transactions.executeWithoutResult(
                    status -> outbox.putOff(taken.get(), clock.instant().plus(AFTER_A_FAULT)));
            return true;
        }
    }

    private void address(StoredNotice stored, Instant now) {
        List<CurrentUser> people = recipients.of(stored.notice());
        for (CurrentUser person : people) {
            jdbc.sql(SHOW)
                    .param("notice", stored.id())
                    .param("user", person.id())
                    .param("now", Timestamp.from(now))
                    .update();
        }
        outbox.addressed(stored.id());
        LOG.info(
                "notice addressed notice={} kind={} people={}",
                stored.id(),
                stored.notice().kind(),
                people.size());
    }
}
