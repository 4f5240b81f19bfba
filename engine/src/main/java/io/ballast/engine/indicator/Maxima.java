package io.ballast.engine.indicator;

/** The largest of numbers that are 0 or more, by band of age; 0 where there was none. */
final class Maxima {
    private final long[] largest = new long[Horizon.BANDS];

    void raise(int band, long amount) {
        largest[band] = Math.max(largest[band], amount);
    }

    /** Turns the maxima by band into maxima up to each band; must be called once, after the last number. */
    void accumulate() {
        for (int band = 1; band < largest.length; band++) {
            largest[band] = Math.max(largest[band], largest[band - 1]);
        }
    }

    long in(Window window) {
        return largest[window.lastBand()];
    }
}
