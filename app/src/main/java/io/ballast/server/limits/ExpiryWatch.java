package io.ballast.server.limits;

import io.ballast.server.web.Loop;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for limits that end soon. Several servers do no harm to each other; nothing new, and nothing is written. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ballast.limits.loop", matchIfMissing = true)
class ExpiryWatch extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
    private static final long PAUSE_MILLIS = 600_000;
    private static final long AT_START_MILLIS = 60_000;

    private final ExpiryNotices notices;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private long pauseMillis = AT_START_MILLIS;

    ExpiryWatch(ExpiryNotices notices, TransactionTemplate transactions, Clock clock) {
        super("limit-expiry-watch");
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(pauseMillis);
        pauseMillis = PAUSE_MILLIS;
        transactions.executeWithoutResult(_ -> {
            int told = notices.tell(LocalDate.now(clock));
            if (told > 0) {
                LOG.info("limits told that end soon limits={}", told);
            }
        });
    }
}
