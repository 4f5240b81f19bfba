package io.ballast.server.modellab;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.Hindsight;
import io.ballast.engine.model.history.Observations;
import io.ballast.engine.model.history.Observed;
import io.ballast.engine.model.history.Outcome;
import io.ballast.engine.model.history.OutcomeRule;
import io.ballast.engine.receivable.OpenItems;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Days;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is collected of the books to watch a scorecard: observations whose outcome is known, others of the same
 * population whose is not yet, and which characteristics know too much.
 */
final class WatchedBooks {
    /** Every so manieth observation is read again without what came later. */
    private static final int TRIED_ONE_IN = 10;

    private final OutcomeRule rule;
    private final Residue residue;
    private final int lastDay;
    private final Observations matured = new Observations(Indicators.CATALOGUE);
    private final Observations open = new Observations(Indicators.CATALOGUE);
    private final Hindsight hindsight;
    private final Map<String, Long> exposures = new HashMap<>();
    private int counted;

    /**
     * @param lastDay last epoch day that the books tell of
     */
    WatchedBooks(OutcomeRule rule, Residue residue, int lastDay) {
        this.rule = rule;
        this.residue = residue;
        this.lastDay = lastDay;
        this.hindsight = new Hindsight(facts -> Indicators.read(facts, residue));
    }

    /** A customer on a day, with the facts it was read from; open while the horizon is not over; owes minor units. */
    record Looked(CustomerFacts facts, Observed observed, boolean isOpen, long exposureMinor) {}

    /** Reads a customer on a day; on any thread. */
    Looked look(CustomerFacts facts) {
        int asOf = Days.epochDay(facts.asOf());
        Outcome outcome = rule.of(facts.ledger(), asOf, lastDay);
        boolean isOpen =
                outcome.equals(new Outcome.Excluded(Outcome.Why.NOT_KNOWN_YET)) && rule.belongs(facts.ledger(), asOf);
        Outcome stored = isOpen ? new Outcome.NoEvent() : outcome;
        long exposure = OpenItems.of(facts.ledger(), PointInTime.of(facts.asOf(), facts.knowledge()))
                .totalMinor();
        return new Looked(
                facts,
                new Observed(facts.customer(), facts.asOf(), Indicators.read(facts, residue), stored),
                isOpen,
                exposure);
    }

    /** Keeps what was read; on one thread. */
    void take(Looked one) {
        (one.isOpen() ? open : matured).add(one.observed());
        if (Days.epochDay(one.facts().asOf()) == lastDay) {
            exposures.put(one.observed().customer(), one.exposureMinor());
        }
        if (one.observed().counts() && counted++ % TRIED_ONE_IN == 0) {
            hindsight.test(one.facts(), one.observed().readings());
        }
    }

    /** What each customer owes on the last day, in minor units. */
    Map<String, Long> exposures() {
        return Map.copyOf(exposures);
    }

    SequencedMap<String, Hindsight.Why> refused() {
        return hindsight.found(Indicators.CATALOGUE);
    }

    /** Observations with known outcomes, of these characteristics. */
    DataSet matured(Collection<String> columns) {
        return of(matured, columns);
    }

    /** Observations whose outcome is not known, of these characteristics. */
    DataSet open(Collection<String> columns) {
        return of(open, columns);
    }

    private DataSet of(Observations observations, Collection<String> columns) {
        Set<String> wanted = new LinkedHashSet<>(columns);
        wanted.removeAll(refused().keySet());
        return observations.dataSet(Set.of()).with(List.copyOf(wanted));
    }

    /** All observations that count, those with known outcomes first. */
    Stream<Observed> all() {
        return Stream.concat(matured.counted().stream(), open.counted().stream());
    }
}
