package io.ballast.engine.model.binning;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants of the bins of one characteristic of numbers.
 *
 * @param fixedCuts cuts that must stay, ascending
 * @param isByHand whether these cuts are all there are; no limit is asked then
 * @param specials numbers with bins of their own
 * @param trend that must be kept, empty for what the rules allow
 */
public record ColumnWishes(
        List<Double> fixedCuts, boolean isByHand, List<SpecialValue> specials, Optional<Trend> trend) {
    public ColumnWishes {
        fixedCuts = List.copyOf(fixedCuts);
        specials = List.copyOf(specials);
    }

    public static ColumnWishes none() {
        return new ColumnWishes(List.of(), false, List.of(), Optional.empty());
    }

    /** Bins of this trend. */
    public static ColumnWishes of(Trend trend) {
        return new ColumnWishes(List.of(), false, List.of(), Optional.of(trend));
    }

    /** Numbers with bins of their own. */
    public static ColumnWishes of(List<SpecialValue> specials) {
        return new ColumnWishes(List.of(), false, specials, Optional.empty());
    }

    /** Exactly the bins between these cuts. */
    public static ColumnWishes byHand(List<Double> cuts) {
        return new ColumnWishes(cuts, true, List.of(), Optional.empty());
    }
}
