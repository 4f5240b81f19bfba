package io.ballast.engine.model.tree;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A column that a model reads.
 *
 * @param name of the column
 * @param categories those the model knows, empty for numbers; any other is to the model as if it were missing
 */
public record Predictor(String name, Optional<List<String>> categories) {
    /** Most categories that are told apart; rarer ones count as missing. */
    public static final int MOST_CATEGORIES = 255;

    public Predictor {
        Objects.requireNonNull(name);
        categories = categories.map(List::copyOf);
    }

    /** The column as a sample has it, with those of its categories that occur, by name: rows may come in any order. */
    static Predictor of(Column column) {
        return switch (column) {
            case NumberColumn number -> new Predictor(number.name(), Optional.empty());
            case CategoryColumn category -> new Predictor(category.name(), Optional.of(occurring(category)));
        };
    }

    boolean isCategory() {
        return categories.isPresent();
    }

    int categoryCount() {
        return categories.map(List::size).orElse(0);
    }

    /**
     * What the trees compare: numbers as they are, categories as their place in this predictor; NaN is missing.
     *
     * @throws IllegalArgumentException if the column is of another kind
     */
    double[] values(Column column) {
        if (column instanceof CategoryColumn != isCategory()) {
            throw new IllegalArgumentException(name
                    + (isCategory() ? " must have categories, not numbers" : " must have numbers, not categories"));
        }
        return switch (column) {
            case NumberColumn number -> values(number);
            case CategoryColumn category -> values(category);
        };
    }

    private static double[] values(NumberColumn column) {
        double[] values = new double[column.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.value(row);
        }
        return values;
    }

    private double[] values(CategoryColumn column) {
        List<String> known = categories.orElseThrow();
        double[] places = new double[column.categories().size()];
        for (int code = 0; code < places.length; code++) {
            int place = known.indexOf(column.categories().get(code));
            places[code] = place < 0 ? Double.NaN : place;
        }
        double[] values = new double[column.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? Double.NaN : places[column.code(row)];
        }
        return values;
    }

    private static List<String> occurring(CategoryColumn column) {
        int[] counts = new int[column.categories().size()];
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isMissing(row)) {
                counts[column.code(row)]++;
            }
        }
        List<Integer> codes = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                codes.add(code);
            }
        }
        return codes.stream()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparingInt(code -> code))
                .limit(MOST_CATEGORIES)
                .map(column.categories()::get)
                .sorted()
                .toList();
    }
}
