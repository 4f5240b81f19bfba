package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.DecisionText;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.value.Sha256;
import io.ballast.server.audit.Audit;
import io.ballast.server.audit.Entry;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.Users;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides what waits. The engine decides on what is known of each customer, its orders one after the other; all of that
 * is stored in one statement, as far as what was known is still so.
 */
@Component
class CheckWriter implements Lanes.Writer {
    /** Every further round means that somebody else changed what is known of the customer meanwhile. */
    private static final int MOST_ROUNDS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CheckWriter.class);

    private final CreditFiles files;
    private final DecisionStore decisions;
    private final Reservations reservations;
    private final Authorities authorities;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CheckWriter(
            CreditFiles files,
            DecisionStore decisions,
            Reservations reservations,
            Authorities authorities,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.files = files;
        this.decisions = decisions;
        this.reservations = reservations;
        this.authorities = authorities;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void write(List<Lanes.Part> parts) {
        LocalDate today = LocalDate.now(clock);
        List<Judged> all = new ArrayList<>();
        Set<Long> sharing = new HashSet<>();
        for (Lanes.Part part : parts) {
            List<Judged> judged = judged(part, today);
            boolean isFit = !judged.isEmpty()
                    && (all.isEmpty() || judged.getFirst().isOfOneStateWith(all.getFirst()))
                    && sharing.add(judged.getFirst().known().sharing());
            if (isFit) {
                all.addAll(judged);
            }
        }
        if (!all.isEmpty()) {
            store(all);
        }
    }

    /** The decisions on one customer, each on what the ones before left, up to one that people have a hand in. */
    private List<Judged> judged(Lanes.Part part, LocalDate today) {
        List<Judged> judged = new ArrayList<>();
        for (Asked asked : part.orders()) {
            boolean follows = judged.isEmpty() || judged.getLast().isPlain();
            if (!follows || asked.place().lane() != part.lane()) {
                break;
            }
            try {
                KnownFile known =
                        judged.isEmpty() ? file(asked, today) : judged.getLast().after();
                if (asked.place().lane() == part.lane()) {
                    judged.add(judge(asked, known));
                }
            } catch (RuntimeException e) {
                asked.answer(new Asked.Answer.Failed(e));
            }
        }
        return judged;
    }

    private KnownFile file(Asked asked, LocalDate today) {
        if (asked.nextRound() > MOST_ROUNDS) {
            throw Refusal.conflict("creditcontrol.fault.busy");
        }
        KnownFiles.Place place = asked.place();
        return place.file(today).orElseGet(() -> opened(place, asked.request().customer(), today));
    }

    /** The file of a customer whose account can be locked. */
    private KnownFile opened(KnownFiles.Place place, CustomerId customer, LocalDate today) {
        Users.beyondScope(() -> {
            reservations.open(customer);
            return true;
        });
        KnownFile read = files.read(customer, today);
        place.put(read);
        return read;
    }

    private Judged judge(Asked asked, KnownFile known) {
        OrderRequest request = asked.request();
        InBase amount = CreditDesk.inBase(request, known);
        OrderToCheck order = CreditDesk.order(request, amount);
        Decision decision = CreditDesk.judge(order, known);
        String text = DecisionText.write(decision);
        return new Judged(
                asked,
                known,
                amount,
                order,
                decision,
                text,
                known.toHold(order),
                clock.instant().plus(request.heldFor()).truncatedTo(ChronoUnit.MICROS),
                entry(asked, amount, decision, text));
    }

    private Entry entry(Asked asked, InBase amount, Decision decision, String text) {
        OrderRequest request = asked.request();
        return audit.entry(
                asked.author(),
                "creditcontrol.order.checked",
                "customer",
                Long.toString(request.customer().value()),
                "",
                Map.of(),
                Map.of(
                        "decision", request.id().toString(),
                        "order", request.number(),
                        "point", request.point().name(),
                        "currency", request.currency().code(),
                        "amountMinor", request.minor(),
                        "baseMinor", amount.minor(),
                        "outcome", decision.outcome().name(),
                        "textHash", Sha256.hex(text)));
    }

    private void store(List<Judged> judged) {
        List<DecisionStore.Stored> stored;
        CrashPoint.hit("check.decided");
        try {
            stored = stored(judged);
        } catch (RuntimeException e) {
            failed(judged, e);
            return;
        }
        for (int i = 0; i < judged.size(); i++) {
            took(judged.get(i), stored.get(i));
        }
    }

    /** In one statement that is its own transaction, unless people have a hand in a decision. */
    private List<DecisionStore.Stored> stored(List<Judged> judged) {
        return Users.beyondScope(() -> judged.stream().allMatch(Judged::isPlain)
                ? told(judged, decisions.store(judged))
                : Objects.requireNonNull(transactions.execute(_ -> {
                    List<DecisionStore.Stored> stored = told(judged, decisions.store(judged));
                    for (int i = 0; i < judged.size(); i++) {
                        if (stored.get(i).isDecided() && !judged.get(i).isPlain()) {
                            authorities.decided(judged.get(i));
                        }
                    }
                    return stored;
                })));
    }

    private List<DecisionStore.Stored> told(List<Judged> judged, List<DecisionStore.Stored> stored) {
        for (int i = 0; i < judged.size(); i++) {
            if (stored.get(i).isDecided()) {
                audit.written(judged.get(i).entry());
            }
        }
        return stored;
    }

    /** What failed together is tried again one by one, so that none fails for another; unless nothing can be stored. */
    private static void failed(List<Judged> judged, RuntimeException why) {
        boolean isInTheWay = why instanceof ConcurrencyFailureException;
        boolean isForAll = why instanceof TransactionException
                || why instanceof DataAccessResourceFailureException
                || why instanceof TransientDataAccessResourceException;
        for (Judged each : judged) {
            each.asked().place().clear();
            if (isForAll || judged.size() == 1 && !isInTheWay) {
                each.asked().answer(new Asked.Answer.Failed(why));
            } else {
                each.asked().setSingle();
            }
        }
        LOG.info("decisions were not stored orders={}", judged.size(), why);
    }

    private static void took(Judged judged, DecisionStore.Stored stored) {
        Asked asked = judged.asked();
        switch (stored.state()) {
            case DECIDED -> {
                keep(judged);
                CrashPoint.hit("check.committed");
                asked.answer(new Asked.Answer.Decided(judged.stored(stored.at())));
            }
            case KNOWN -> asked.answer(new Asked.Answer.Known());
            case STALE -> asked.place().clear();
            case BUSY -> asked.answer(new Asked.Answer.Busy());
        }
    }

    /** What is known after a decision; to be read again where people had a hand in it. */
    private static void keep(Judged judged) {
        if (judged.isPlain()) {
            judged.asked().place().decided(judged.known(), judged.change(), judged.after());
        } else {
            judged.asked().place().clear();
        }
    }
}
