package io.ballast.engine.model.binning;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants of the bins of one characteristic of numbers.
 *
 * @param fixedCuts cuts that must stay
 * @param specials numbers with bins of their own
 * @param trend that must be kept, empty for what the rules allow
 */
public record ColumnWishes(List<Double> fixedCuts, List<SpecialValue> specials, Optional<Trend> trend) {
    public ColumnWishes {
        fixedCuts = List.copyOf(fixedCuts);
        specials = List.copyOf(specials);
    }

    public static ColumnWishes none() {
        return new ColumnWishes(List.of(), List.of(), Optional.empty());
    }
}
