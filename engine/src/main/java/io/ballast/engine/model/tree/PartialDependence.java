package io.ballast.engine.model.tree;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the mean probability of a sample moves when one column is the same for all and everything else stays.
 *
 * <ul>
 *   <li>shape: one point for each category, or for numbers from least to greatest at equal ranks
 *   <li>unit: probability 0..1
 *   <li>not for: columns that hang together, where it shows observations that cannot be
 *   <li>source: docs/sources.md#boosting
 * </ul>
 *
 * @param column its name
 * @param points in the order of the values
 */
public record PartialDependence(String column, List<Point> points) {
    public PartialDependence {
        points = List.copyOf(points);
    }

    /**
     * A value and what the model says of all if they had it.
     *
     * @param value a number, or the place of a category in the sample's list
     * @param probability mean, 0..1
     */
    public record Point(double value, double probability) {}

    /**
     * Asks the model once for each point.
     *
     * @param most numbers that are tried, 2 or more
     * @throws IllegalArgumentException if the sample has no such column
     */
    public static PartialDependence of(Model model, Sample sample, String column, int most) {
        List<Point> points = new ArrayList<>();
        for (double value : values(sample.column(column), most)) {
            double sum = 0;
            for (double probability : model.probabilities(held(sample, column, value))) {
                sum += probability;
            }
            points.add(new Point(value, sum / sample.rows()));
        }
        return new PartialDependence(column, points);
    }

    private static double[] values(Column column, int most) {
        return switch (column) {
            case CategoryColumn category -> places(category.categories().size());
            case NumberColumn number -> ranks(number, most);
        };
    }

    private static double[] places(int count) {
        double[] places = new double[count];
        Arrays.setAll(places, place -> place);
        return places;
    }

    private static double[] ranks(NumberColumn column, int most) {
        double[] known = new double[column.rows() - column.missing()];
        int count = 0;
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isMissing(row)) {
                known[count++] = column.value(row);
            }
        }
        double[] sorted = Arrays.stream(known).sorted().toArray();
        double[] ranks = new double[sorted.length == 0 ? 0 : most];
        Arrays.setAll(ranks, i -> sorted[(int) ((long) i * (sorted.length - 1) / (most - 1))]);
        return Arrays.stream(ranks).distinct().toArray();
    }

    private static Sample held(Sample sample, String name, double value) {
        boolean[] events = new boolean[sample.rows()];
        List<Column> columns = new ArrayList<>();
        for (Column column : sample.columns()) {
            columns.add(column.name().equals(name) ? held(column, value) : column);
        }
        return new Sample(columns, events);
    }

    private static Column held(Column column, double value) {
        return switch (column) {
            case CategoryColumn category -> {
                int[] codes = new int[category.rows()];
                Arrays.fill(codes, (int) value);
                yield new CategoryColumn(category.name(), category.categories(), codes);
            }
            case NumberColumn number -> {
                double[] values = new double[number.rows()];
                Arrays.fill(values, value);
                yield new NumberColumn(number.name(), values);
            }
        };
    }
}
