package io.ballast.engine.model.tree;

import java.util.List;
import java.util.Map;

/** Trends asked for by name. */
final class Trends {
    private Trends() {}

    /**
     * One trend for each predictor.
     *
     * @throws IllegalArgumentException if a trend is asked of categories, or of what is no column
     */
    static List<Trend> of(Map<String, Trend> asked, List<Predictor> predictors) {
        for (String name : asked.keySet()) {
            Predictor predictor = predictors.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("A trend is asked of " + name + ", which is no column"));
            if (predictor.isCategory()) {
                throw new IllegalArgumentException("Categories have no trend: " + name);
            }
        }
        return predictors.stream()
                .map(predictor -> asked.getOrDefault(predictor.name(), Trend.FREE))
                .toList();
    }
}
