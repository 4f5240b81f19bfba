package io.ballast.engine.model.binning;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.Map;

/**
 * Cuts characteristics of a sample into bins, by the same rules for all.
 *
 * @param rules of all characteristics
 */
public record Binner(BinningRules rules) {

    /**
     * The best bins of a characteristic, a single one where the limits allow no more.
     *
     * @throws IllegalArgumentException if the sample has no events or no non-events, or no such column
     */
    public Binning bin(Sample sample, String name) {
        return bin(sample, name, ColumnWishes.none());
    }

    /** The same with wishes, which a characteristic of categories does not have. */
    public Binning bin(Sample sample, String name, ColumnWishes wishes) {
        Column column = sample.column(name);
        return switch (column) {
            case NumberColumn numbers -> new NumberBinner(rules, sample, numbers, wishes).best();
            case CategoryColumn categories -> new CategoryBinner(rules, sample, categories).best();
        };
    }

    /**
     * Numbers in groups of about equal size, none merged: what the sample looks like before anything is decided.
     *
     * @param groups about how many
     */
    public NumberBinning groups(Sample sample, NumberColumn column, int groups) {
        return NumberBinner.groups(sample, column, groups);
    }

    /** The best bins of every trend that numbers can be given, to be seen side by side. */
    public Map<Trend, NumberBinning> trends(Sample sample, NumberColumn column, ColumnWishes wishes) {
        return new NumberBinner(rules, sample, column, wishes).all();
    }
}
