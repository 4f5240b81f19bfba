package io.ballast.engine.model.regression;

import java.util.List;

/** The numbers that a regression explains outcomes with: observations by rows, named columns, none missing. */
public final class Design {
    private final List<String> names;
    private final int rows;
    private final double[] values;

    /**
     * Takes the numbers as they are; the array is not copied and must not be changed afterwards.
     *
     * @param names of the columns
     * @param values finite, row by row
     */
    public Design(List<String> names, int rows, double[] values) {
        if (values.length != rows * names.size()) {
            throw new IllegalArgumentException(
                    values.length + " numbers are not " + rows + " rows of " + names.size() + " columns");
        }
        this.names = List.copyOf(names);
        this.rows = rows;
        this.values = values;
    }

    public List<String> names() {
        return names;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return names.size();
    }

    public double value(int row, int column) {
        return values[row * names.size() + column];
    }

    /** These columns only, in this order. */
    public Design with(List<Integer> columns) {
        double[] picked = new double[rows * columns.size()];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (int column : columns) {
                picked[at] = value(row, column);
                at++;
            }
        }
        return new Design(columns.stream().map(names::get).toList(), rows, picked);
    }

    /** Row by row, without a copy. */
    double[] values() {
        return values;
    }
}
