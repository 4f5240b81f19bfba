package io.ballast.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.receivable.Residue;

/** What the indicators say of one sample, for checking name by name. */
final class Seen {
    private final Readings readings;

    private Seen(Readings readings) {
        this.readings = readings;
    }

    static Seen of(SampleFacts sample, Residue residue) {
        return new Seen(Indicators.read(sample.facts(), residue));
    }

    static Seen of(SampleFacts sample) {
        return new Seen(Indicators.read(sample.facts()));
    }

    /** Checks a value; the expected one is written as the arithmetic it comes from. */
    Seen reads(String name, double expected) {
        assertThat(readings.of(name))
                .as(name)
                .isInstanceOfSatisfying(
                        Reading.Value.class,
                        value -> assertThat(value.amount())
                                .as(name)
                                .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected)))));
        return this;
    }

    Seen lacks(String name, Lack because) {
        assertThat(readings.of(name)).as(name).isEqualTo(new Reading.NotEnoughData(because));
        return this;
    }
}
