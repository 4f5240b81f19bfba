package io.ballast.server.modellab;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.Hindsight;
import io.ballast.engine.model.history.Observations;
import io.ballast.engine.model.history.Observed;
import io.ballast.engine.model.history.Outcome;
import io.ballast.engine.model.history.OutcomeRule;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Days;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** What is collected while the ledger is read: observations, and which characteristics know too much. */
final class Looking {
    /** Every so manieth observation is read again without what came later. */
    private static final int TRIED_ONE_IN = 10;

    private final OutcomeRule rule;
    private final Residue residue;
    private final int lastDay;
    private final Observations observations = new Observations(Indicators.CATALOGUE);
    private final Hindsight hindsight;
    private int counted;

    /**
     * @param lastDay last epoch day that the books tell of
     */
    Looking(OutcomeRule rule, Residue residue, int lastDay) {
        this.rule = rule;
        this.residue = residue;
        this.lastDay = lastDay;
        this.hindsight = new Hindsight(facts -> Indicators.read(facts, residue));
    }

    /** A customer on a day, with the facts it was read from. */
    record Looked(CustomerFacts facts, Observed observed) {}

    /** Reads a customer on a day; on any thread. */
    Looked look(CustomerFacts facts) {
        Outcome outcome = rule.of(facts.ledger(), Days.epochDay(facts.asOf()), lastDay);
        return new Looked(
                facts, new Observed(facts.customer(), facts.asOf(), Indicators.read(facts, residue), outcome));
    }

    /** Keeps what was read; on one thread. */
    void take(Looked one) {
        observations.add(one.observed());
        if (one.observed().counts() && counted++ % TRIED_ONE_IN == 0) {
            hindsight.test(one.facts(), one.observed().readings());
        }
    }

    SequencedMap<String, Hindsight.Why> refused() {
        return hindsight.found(Indicators.CATALOGUE);
    }

    Map<Outcome.Why, Integer> leftOut() {
        return observations.excluded();
    }

    DataSet dataSet(Set<String> refused) {
        return observations.dataSet(refused);
    }
}
