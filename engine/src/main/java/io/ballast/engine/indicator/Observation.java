package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CustomerFacts;

/** What one walk over a customer's ledger saw, up to the day of assessment and no further. */
public final class Observation {
    private final CustomerFacts facts;

    private Observation(CustomerFacts facts) {
        this.facts = facts;
    }

    public static Observation of(CustomerFacts facts) {
        return new Observation(facts);
    }

    public CustomerFacts facts() {
        return facts;
    }
}
