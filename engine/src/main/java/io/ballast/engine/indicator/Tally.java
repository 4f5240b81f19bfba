package io.ballast.engine.indicator;

/**
 * Exact sums of whole numbers, several measures side by side, by band of age; see {@link Horizon}. Afterwards the sum
 * of any {@link Window} is one look-up.
 *
 * <p>The measures of one band lie next to each other in one array, because a walk adds to many of them at once.
 */
abstract class Tally {
    private final int measures;
    private final long[] sums;

    /** Over all of history. */
    Tally(int measures) {
        this(measures, Horizon.BANDS);
    }

    /**
     * Over the youngest bands alone; to ask for more throws {@link ArrayIndexOutOfBoundsException}.
     *
     * @param measures how many sums there are; they are counted from 0
     */
    Tally(int measures, int bands) {
        this.measures = measures;
        sums = new long[bands * measures];
    }

    /**
     * @throws ArithmeticException if the sum leaves 64 bits
     */
    final void add(int band, int measure, long amount) {
        int at = band * measures + measure;
        sums[at] = Math.addExact(sums[at], amount);
    }

    final void count(int band, int measure) {
        sums[band * measures + measure]++;
    }

    /** Turns the sums by band into sums up to each band; must be called once, after the last addition. */
    void accumulate() {
        for (int at = measures; at < sums.length; at++) {
            sums[at] = Math.addExact(sums[at], sums[at - measures]);
        }
    }

    /** The sum over the window. */
    final long in(int measure, Window window) {
        return upTo(window.lastBand(), measure);
    }

    /** The sum over the window of equal length just before (360 days back for 180, 730 for 365). */
    final long before(int measure, Window window) {
        return upTo(window.lastBandOfPrevious(), measure) - upTo(window.lastBand(), measure);
    }

    /** The sum over the window of equal length that ended 365 days earlier. */
    final long yearBefore(int measure, Window window) {
        return upTo(window.lastBandOfYearBefore(), measure) - upTo(Window.D365.lastBand(), measure);
    }

    /** The sum over the longer window without the shorter one. */
    final long between(int measure, Window shorter, Window longer) {
        return upTo(longer.lastBand(), measure) - upTo(shorter.lastBand(), measure);
    }

    /** The sum over all of history. */
    final long ever(int measure) {
        return upTo(Horizon.BANDS - 1, measure);
    }

    private long upTo(int band, int measure) {
        return sums[band * measures + measure];
    }
}
