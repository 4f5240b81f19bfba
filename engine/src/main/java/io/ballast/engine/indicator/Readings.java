package io.ballast.engine.indicator;

import java.util.ArrayList;
import java.util.List;

/**
 * The readings of one customer on one day, in the order of the catalogue.
 *
 * <p>Safe to share between threads.
 */
public final class Readings {
    private final Catalogue catalogue;
    private final Reading[] readings;

    /**
     * @throws IllegalArgumentException if there are not exactly as many readings as the catalogue has indicators
     */
    public Readings(Catalogue catalogue, Reading[] readings) {
        this(readings.clone(), catalogue);
        if (readings.length != catalogue.size()) {
            throw new IllegalArgumentException("Expected " + catalogue.size() + " readings, got " + readings.length);
        }
    }

    private Readings(Reading[] owned, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.readings = owned;
    }

    /** Readings in an array that nobody else holds. */
    static Readings owning(Catalogue catalogue, Reading[] readings) {
        return new Readings(readings, catalogue);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The reading at this index of the catalogue. */
    public Reading at(int index) {
        return readings[index];
    }

    /**
     * The reading of this indicator.
     *
     * @throws IllegalArgumentException if the catalogue has no such indicator
     */
    public Reading of(String name) {
        return readings[catalogue.indexOf(name)];
    }

    public int size() {
        return readings.length;
    }

    public List<Reading> asList() {
        return List.of(readings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Readings that && asList().equals(that.asList());
    }

    @Override
    public int hashCode() {
        return asList().hashCode();
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < readings.length; i++) {
            lines.add(catalogue.at(i).name() + "=" + readings[i]);
        }
        return String.join("\n", lines);
    }
}
