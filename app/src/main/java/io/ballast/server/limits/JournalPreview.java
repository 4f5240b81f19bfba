package io.ballast.server.limits;

import io.ballast.engine.exposure.LimitEffect;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.creditcontrol.LimitEffects;
import io.ballast.server.customers.Obligor;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.Rates;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the customers of a journal: what each has, what it would get, and what that does to its orders. Block by
 * block; what was cut off goes on where it stood, on any server.
 */
@Component
class JournalPreview {
    private static final Logger LOG = LoggerFactory.getLogger(JournalPreview.class);
    private static final int BLOCK = 25;

    private final JournalRows journals;
    private final JournalLines lines;
    private final NewLimits rules;
    private final Planning planning;
    private final RequestRows requests;
    private final LimitEffects effects;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;

    JournalPreview(
            JournalRows journals,
            JournalLines lines,
            NewLimits rules,
            Planning planning,
            RequestRows requests,
            LimitEffects effects,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock) {
        this.journals = journals;
        this.lines = lines;
        this.rules = rules;
        this.planning = planning;
        this.requests = requests;
        this.effects = effects;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at all that is to be looked at. */
    void all() {
        journals.unknown().forEach(this::lookIfPossible);
    }

    /** One that cannot be looked at keeps no other from it. */
    private void lookIfPossible(UUID id) {
        try {
            look(id);
        } catch (DataAccessException | ArithmeticException e) {
            LOG.warn("a journal cannot be looked at journal={}", id, e);
        }
    }

    /** Looks at the lines of a journal that are to be looked at, and says under which hash all of it is known. */
    void look(UUID id) {
        Users.beyondScope(() -> {
            Journal journal = journals.find(id, CurrentUser.system()).orElseThrow();
            List<JournalLine> block = lines.due(id, BLOCK);
            while (!block.isEmpty() && !Thread.currentThread().isInterrupted()) {
                keep(block, journal);
                block = lines.due(id, BLOCK);
            }
            return transactions.execute(_ -> complete(id));
        });
    }

    private void keep(List<JournalLine> block, Journal journal) {
        List<LineFigures> found = new ArrayList<>(block.size());
        for (JournalLine line : block) {
            found.add(look(journal, line));
        }
        transactions.executeWithoutResult(_ -> {
            if (journals.lock(journal.id()).state().isOpen()) {
                for (int i = 0; i < block.size(); i++) {
                    lines.looked(block.get(i), found.get(i));
                }
            }
        });
    }

    /** Whether the journal is known now. */
    private boolean complete(UUID id) {
        Journal journal = journals.lock(id);
        boolean isDone = journal.state().isOpen()
                && !journal.isKnown()
                && lines.due(id, 1).isEmpty();
        if (isDone) {
            journals.known(id, Optional.of(lines.hash(id)));
        }
        return isDone;
    }

    private LineFigures look(Journal journal, JournalLine line) {
        LocalDate today = LocalDate.now(clock);
        Rates rates = ledger.rates(journal.currency());
        DatedLimit before = before(line, today, journal.currency());
        OptionalLong beforeMinor = inBase(before, rates, today);
        if (line.request().isPresent()) {
            return effect(line, before, beforeMinor, line.after().orElseThrow(), rates, today);
        }
        boolean isAsked =
                requests.open(new Obligor.OfCustomer(line.customer()), false).isPresent();
        if (isAsked) {
            return LineFigures.refused(JournalRefusal.Why.OPEN_REQUEST, Optional.of(before));
        }
        return switch (rules.of(journal, line, before, beforeMinor, today)) {
            case NewLimits.Made.Refused(JournalRefusal.Why why) -> LineFigures.refused(why, Optional.of(before));
            case NewLimits.Made.Limit(DatedLimit after) ->
                after.equals(before)
                        ? LineFigures.same(Optional.of(before))
                        : effect(line, before, beforeMinor, after, rates, today);
        };
    }

    /** The permanent limit that holds today, or was the last one. */
    private DatedLimit before(JournalLine line, LocalDate today, Currency base) {
        return planning.agreed(new Obligor.OfCustomer(line.customer()), today).stream()
                .filter(agreed -> !agreed.isTemporary() && !agreed.validFrom().isAfter(today))
                .reduce((_, later) -> later)
                .map(DatedLimit::of)
                .orElseGet(() -> new DatedLimit(new LimitInForce.None(), base, Optional.empty()));
    }

    private static OptionalLong inBase(DatedLimit limit, Rates rates, LocalDate today) {
        return limit.limit() instanceof LimitInForce.Amount(long minor)
                ? rates.toBase(limit.currency(), (int) today.toEpochDay(), minor)
                : OptionalLong.empty();
    }

    private LineFigures effect(
            JournalLine line,
            DatedLimit before,
            OptionalLong beforeMinor,
            DatedLimit after,
            Rates rates,
            LocalDate today) {
        OptionalLong afterMinor = inBase(after, rates, today);
        if (after.limit() instanceof LimitInForce.Amount && afterMinor.isEmpty()) {
            return LineFigures.refused(JournalRefusal.Why.NO_RATE, Optional.of(before));
        }
        LimitInForce limit = afterMinor.isPresent() ? new LimitInForce.Amount(afterMinor.getAsLong()) : after.limit();
        try {
            LimitEffects.Seen seen = effects.of(line.customer(), limit, after.to());
            LimitEffect effect = seen.effect();
            return new LineFigures(
                    JournalLine.Outcome.CHANGE,
                    Optional.empty(),
                    Optional.of(before),
                    beforeMinor,
                    Optional.of(after),
                    afterMinor,
                    OptionalLong.of(effect.exposureMinor()),
                    effect.isOver(),
                    effect.held(),
                    Optional.of(seen.state()));
        } catch (Refusal e) {
            return LineFigures.refused(JournalRefusal.Why.NO_RATE, Optional.of(before));
        }
    }
}
