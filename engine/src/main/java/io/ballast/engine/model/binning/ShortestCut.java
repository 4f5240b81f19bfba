package io.ballast.engine.model.binning;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Cuts that people can read: of all numbers that part two neighbours, the one with the fewest digits. */
final class ShortestCut {
    private static final int WIDEST = 320;

    private ShortestCut() {}

    /** The multiple of the highest power of ten in (below, from]; of several, the highest. */
    static double between(double below, double from) {
        BigDecimal low = BigDecimal.valueOf(below);
        BigDecimal high = BigDecimal.valueOf(from);
        int scale = -magnitude(Math.max(Math.abs(below), Math.abs(from)));
        while (scale < WIDEST) {
            BigDecimal rounded = high.setScale(scale, RoundingMode.FLOOR);
            if (rounded.compareTo(low) > 0 && rounded.doubleValue() > below) {
                return rounded.doubleValue();
            }
            scale++;
        }
        return from;
    }

    /** A power of ten above the number. */
    private static int magnitude(double number) {
        return number == 0 ? 0 : new BigDecimal(number).precision() - new BigDecimal(number).scale();
    }
}
