package io.ballast.server.notification;

import io.ballast.server.identity.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns waiting notices into deliveries, one for each recipient and channel, each notice in one transaction. */
@Component
class Addressing {
    private static final Logger LOG = LoggerFactory.getLogger(Addressing.class);
    private static final int MOST_IN_A_ROUND = 500;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Recipients recipients;
    private final WishRows wishes;
    private final Deliveries deliveries;
    private final EndpointDoor door;
    private final MailSettings mail;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Addressing(
            Outbox outbox,
            Recipients recipients,
            WishRows wishes,
            Deliveries deliveries,
            EndpointDoor door,
            MailSettings.Source mail,
            TransactionTemplate transactions,
            Clock clock) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.wishes = wishes;
        this.deliveries = deliveries;
        this.door = door;
        this.mail = mail.settings();
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
            toPerson(stored, person, now);
        }
        List<Endpoint> outside = door.meant(stored.notice());
        outside.forEach(endpoint -> deliveries.post(stored.id(), endpoint, now));
        outbox.addressed(stored.id());
        LOG.info(
                "notice addressed notice={} kind={} people={} channels={}",
                stored.id(),
                stored.notice().kind(),
                people.size(),
                outside.size());
    }

    private void toPerson(StoredNotice stored, CurrentUser person, Instant now) {
        Kind kind = stored.notice().kind();
        Wishes wanted = wishes.of(person);
        if (wanted.wants(kind, Channel.IN_APP)) {
            deliveries.show(stored.id(), person.id(), now);
        }
        if (mail.isConfigured() && wanted.address().isPresent() && wanted.wants(kind, Channel.MAIL)) {
            deliveries.plan(
                    stored.id(), person.id(), wanted.earliest(kind, now), wanted.isDigest() && !kind.isCritical(), now);
        }
    }
}
