package io.ballast.server.notification;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to tell people something. A notice is written in the transaction of the fact: it is told if that commits,
 * also after a crash, and never if it is rolled back.
 */
@Component
public class Notifications {
    private final Outbox outbox;
    private final OutboxBell bell;
    private final Clock clock;

    Notifications(Outbox outbox, OutboxBell bell, Clock clock) {
        this.outbox = outbox;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * Tells a fact, unless it was told within the window of its kind.
     *
     * @return whether it is told
     * @throws org.springframework.transaction.IllegalTransactionStateException if the caller has no transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tell(Notice notice) {
        Instant now = clock.instant();
        if (!outbox.add(notice, now)) {
            return false;
        }
        bell.ringAfterCommit();
        return true;
    }
}
