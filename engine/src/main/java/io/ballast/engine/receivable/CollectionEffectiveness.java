package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;

/**
 * Collection effectiveness index: which share of what could be collected was collected, in its three variants. They
 * differ by more than 20 points for the same ledger; the variant is part of the figure.
 *
 * <ul>
 *   <li>unit: ratio; 1 is perfect, below 0 is possible when more became overdue than was collected
 *   <li>no value: nothing could be collected
 *   <li>source: docs/sources.md#dso-family
 * </ul>
 */
public final class CollectionEffectiveness {
    private static final Text NAME = Text.of("收款有效性指数（CEI）", "collection effectiveness index");
    private static final Text NOTHING_COLLECTABLE = Text.of("没有可收款项", "nothing could be collected");

    private CollectionEffectiveness() {}

    /**
     * For one period, usually a month.
     *
     * <pre>(opening + sales - closing) / (opening + sales - closing not past due)</pre>
     */
    public static Figure onePeriod(
            long openingMinor, long salesMinor, long closingMinor, long closingCurrentMinor, Window window) {
        Text variant = Text.of("单期", "one period");
        return figure(variant, openingMinor, salesMinor, 1, closingMinor, closingCurrentMinor, window);
    }

    /**
     * For several months, with the sales of an average month.
     *
     * <pre>(opening + sales / months - closing) / (opening + sales / months - closing not past due)</pre>
     */
    public static Figure averageMonth(
            long openingMinor,
            long salesMinor,
            int months,
            long closingMinor,
            long closingCurrentMinor,
            Window window) {
        if (months < 1) {
            throw new IllegalArgumentException("An average month needs at least one month, not " + months);
        }
        Text variant = Text.of("多期，月均赊销", "several months, sales of an average month");
        return figure(variant, openingMinor, salesMinor, months, closingMinor, closingCurrentMinor, window);
    }

    /**
     * For several months, with all their sales.
     *
     * <pre>(opening + sales - closing) / (opening + sales - closing not past due)</pre>
     */
    public static Figure fullPeriod(
            long openingMinor, long salesMinor, long closingMinor, long closingCurrentMinor, Window window) {
        Text variant = Text.of("多期，全部赊销", "several months, all sales");
        return figure(variant, openingMinor, salesMinor, 1, closingMinor, closingCurrentMinor, window);
    }

    /** Both sides times the number of months, so that the sums stay exact. */
    private static Figure figure(
            Text variant,
            long openingMinor,
            long salesMinor,
            int months,
            long closingMinor,
            long closingCurrentMinor,
            Window window) {
        long base = Math.addExact(Math.multiplyExact(openingMinor, months), salesMinor);
        long collected = Math.subtractExact(base, Math.multiplyExact(closingMinor, months));
        long collectable = Math.subtractExact(base, Math.multiplyExact(closingCurrentMinor, months));
        return new Figure(
                NAME, variant, window, FigureUnit.RATIO, Figure.quotient(collected, collectable, NOTHING_COLLECTABLE));
    }
}
