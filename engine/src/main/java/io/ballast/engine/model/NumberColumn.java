package io.ballast.engine.model;

import java.util.Objects;

/**
 * Numbers, one for each observation. Inside this package a missing number is NaN, so that a column of a million rows is
 * one array; {@link #isMissing} is how it is asked.
 */
public final class NumberColumn implements Column {
    private final String name;
    private final double[] values;

    /**
     * Takes the numbers as they are; the array is not copied and must not be changed afterwards.
     *
     * @param name of the characteristic
     * @param values finite numbers, NaN where there is none
     * @throws IllegalArgumentException if a number is infinite, naming the row
     */
    public NumberColumn(String name, double[] values) {
        this.name = Objects.requireNonNull(name);
        this.values = values;
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new IllegalArgumentException(name + " is infinite in row " + row);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    /** The number of this observation, NaN where it is missing. */
    public double value(int row) {
        return values[row];
    }

    @Override
    public NumberColumn pick(int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return new NumberColumn(name, picked);
    }

    /** The numbers without a copy, for the loops of this package. */
    double[] values() {
        return values;
    }
}
