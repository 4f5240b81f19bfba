package io.ballast.engine.indicator;

/** An exact sum of whole numbers by band of age; afterwards the sum of any {@link Window} is one look-up. */
final class Bands {
    private final long[] sums = new long[Horizon.BANDS];

    /**
     * @throws ArithmeticException if the sum leaves 64 bits
     */
    void add(int band, long amount) {
        sums[band] = Math.addExact(sums[band], amount);
    }

    void count(int band) {
        sums[band]++;
    }

    /** Turns the sums by band into sums up to each band; must be called once, after the last addition. */
    void accumulate() {
        for (int band = 1; band < sums.length; band++) {
            sums[band] = Math.addExact(sums[band], sums[band - 1]);
        }
    }

    static void accumulate(Bands... all) {
        for (Bands bands : all) {
            bands.accumulate();
        }
    }

    /** The sum over the window. */
    long in(Window window) {
        return sums[window.lastBand()];
    }

    /** The sum over the window of equal length just before (360 days back for 180, 730 for 365). */
    long before(Window window) {
        return sums[window.lastBandOfPrevious()] - sums[window.lastBand()];
    }

    /** The sum over the window of equal length that ended 365 days earlier. */
    long yearBefore(Window window) {
        return sums[window.lastBandOfYearBefore()] - sums[Window.D365.lastBand()];
    }

    /** The sum over the longer window without the shorter one. */
    long between(Window shorter, Window longer) {
        return sums[longer.lastBand()] - sums[shorter.lastBand()];
    }

    /** The sum over all of history. */
    long ever() {
        return sums[Horizon.BANDS - 1];
    }
}
