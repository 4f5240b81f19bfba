package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CustomerFacts;
import java.util.List;

/** All indicators of the engine, in catalogue order. Adding one is one file, one line here, one test. */
public final class Indicators {
    public static final List<Indicator> ALL = List.of();

    public static final Catalogue CATALOGUE =
            new Catalogue(ALL.stream().map(Indicator::description).toList());

    private Indicators() {}

    /** Reads every indicator of the catalogue. */
    public static Readings read(CustomerFacts facts) {
        Observation observation = Observation.of(facts);
        Reading[] readings = new Reading[ALL.size()];
        for (int i = 0; i < readings.length; i++) {
            readings[i] = ALL.get(i).read(observation);
        }
        return new Readings(CATALOGUE, readings);
    }
}
