package io.ballast.server.modellab;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.ColumnWishes;
import io.ballast.engine.model.tree.Trend;
import io.ballast.engine.value.Decimals;
import io.ballast.server.web.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody asks of a training beyond what the lab does by itself.
 *
 * @param wishes by characteristic, in the order of their names
 * @param longRunRate mean probability of the bad outcome that the scorecard shall give the observations it was fitted
 *     on, above 0 and below 1; empty for the rate among them
 * @param choice among characteristics of the scorecard
 */
record Plan(Map<String, Wish> wishes, Optional<Double> longRunRate, Choice choice) {
    private static final int MOST_CUTS = 20;

    Plan {
        wishes = Collections.unmodifiableMap(new TreeMap<>(wishes));
    }

    /** Nothing asked. */
    static Plan usual() {
        return new Plan(Map.of(), Optional.empty(), Choice.ALL);
    }

    boolean isUsual() {
        return equals(usual());
    }

    /** The same with bins by hand. */
    Plan with(String characteristic, List<Double> cuts) {
        Map<String, Wish> other = new TreeMap<>(wishes);
        other.put(characteristic, Wish.ofCuts(cuts));
        return new Plan(other, longRunRate, choice);
    }

    /** Refuses what this sample cannot give. */
    void check(Sample sample) {
        longRunRate.filter(rate -> !(rate > 0 && rate < 1)).ifPresent(rate -> {
            throw Refusal.unprocessable("modellab.fault.long-run", Decimals.text(rate * 100));
        });
        wishes.forEach((name, wish) -> check(sample, name, wish));
        if (sample.columns().stream().allMatch(column -> isLeftOut(column.name()))) {
            throw Refusal.unprocessable("modellab.fault.all-left-out");
        }
    }

    private static void check(Sample sample, String name, Wish wish) {
        Column column = sample.columns().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable("modellab.fault.no-characteristic", name));
        if (wish.kind() != Wish.Kind.LEFT_OUT && !(column instanceof NumberColumn)) {
            throw Refusal.unprocessable("modellab.fault.wish-of-words", name);
        }
        if (wish.cuts().size() > MOST_CUTS) {
            throw Refusal.unprocessable(
                    "modellab.fault.many-cuts", name, wish.cuts().size(), MOST_CUTS);
        }
        for (int i = 0; i < wish.cuts().size(); i++) {
            double cut = wish.cuts().get(i);
            if (!Double.isFinite(cut) || (i > 0 && cut <= wish.cuts().get(i - 1))) {
                throw Refusal.unprocessable("modellab.fault.cuts-order", name, Decimals.text(cut));
            }
        }
    }

    private boolean isLeftOut(String name) {
        return Optional.ofNullable(wishes.get(name))
                .filter(wish -> wish.kind() == Wish.Kind.LEFT_OUT)
                .isPresent();
    }

    /** What models may read of it. */
    Sample readable(Sample sample) {
        return sample.with(sample.columns().stream()
                .map(Column::name)
                .filter(name -> !isLeftOut(name))
                .toList());
    }

    Map<String, ColumnWishes> bins() {
        Map<String, ColumnWishes> bins = new LinkedHashMap<>();
        wishes.forEach((name, wish) -> bins.put(name, wish.bins()));
        return bins;
    }

    Map<String, Trend> trends() {
        Map<String, Trend> trends = new LinkedHashMap<>();
        wishes.forEach((name, wish) -> wish.questions().ifPresent(trend -> trends.put(name, trend)));
        return trends;
    }
}
