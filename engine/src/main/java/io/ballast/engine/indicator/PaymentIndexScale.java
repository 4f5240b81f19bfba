package io.ballast.engine.indicator;

import io.ballast.engine.receivable.PaymentIndex;

/**
 * The scale of {@link PaymentIndex} in whole numbers. Every slope of it divides by 2, 3, 4 or 7 days, so points counted
 * in {@value #PARTS}ths are whole and sums weighted with them are exact.
 */
final class PaymentIndexScale {
    /** Parts of one point. */
    static final int PARTS = 84;

    /** From this day on the points no longer change. */
    private static final int EARLIEST = -30;

    private static final int LATEST = 180;
    private static final int[] PARTS_OF_DELAY = partsOfDelay();

    private PaymentIndexScale() {}

    /** Points in {@value #PARTS}ths for days after the due day; negative days are early. */
    static int parts(int delayDays) {
        return PARTS_OF_DELAY[Math.clamp(delayDays, EARLIEST, LATEST) - EARLIEST];
    }

    private static int[] partsOfDelay() {
        int[] parts = new int[LATEST - EARLIEST + 1];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (int) Math.round(PaymentIndex.points(EARLIEST + i) * PARTS);
        }
        return parts;
    }
}
