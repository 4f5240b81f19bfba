package io.ballast.engine.model.binning;

/** Every run of neighbouring groups as a possible bin: whether it is allowed, its event rate and its information. */
final class Runs {
    private final int size;
    private final boolean[] allowed;
    private final double[] rates;
    private final double[] values;

    private Runs(int size, boolean[] allowed, double[] rates, double[] values) {
        this.size = size;
        this.allowed = allowed;
        this.rates = rates;
        this.values = values;
    }

    static Runs of(PreBins groups, BinLimits limits, Woe woe) {
        int size = groups.size();
        Runs runs = new Runs(size, new boolean[size * size], new double[size * size], new double[size * size]);
        for (int first = 0; first < size; first++) {
            int events = 0;
            int nonEvents = 0;
            for (int last = first; last < size && groups.areJoinable(first, last); last++) {
                events += groups.events(last);
                nonEvents += groups.nonEvents(last);
                runs.put(first * size + last, events, nonEvents, limits, woe);
            }
        }
        return runs;
    }

    private void put(int at, int events, int nonEvents, BinLimits limits, Woe woe) {
        boolean isFinite = woe.smoothing() > 0 || (events > 0 && nonEvents > 0);
        allowed[at] = isFinite
                && events + nonEvents >= Math.max(1, limits.minRows())
                && events >= limits.minEvents()
                && nonEvents >= limits.minNonEvents();
        if (allowed[at]) {
            rates[at] = (double) events / (events + nonEvents);
            values[at] = woe.information(events, nonEvents);
        }
    }

    /** The same runs seen from the far end: group i is group size-1-i. */
    Runs reversed() {
        Runs reversed = new Runs(size, new boolean[size * size], new double[size * size], new double[size * size]);
        for (int first = 0; first < size; first++) {
            for (int last = first; last < size; last++) {
                int from = first * size + last;
                int to = (size - 1 - last) * size + size - 1 - first;
                reversed.allowed[to] = allowed[from];
                reversed.rates[to] = rates[from];
                reversed.values[to] = values[from];
            }
        }
        return reversed;
    }

    /** The same runs with rates that fall where these rise. */
    Runs negated() {
        double[] negated = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            negated[i] = -rates[i];
        }
        return new Runs(size, allowed, negated, values);
    }

    int size() {
        return size;
    }

    boolean isAllowed(int first, int last) {
        return allowed[first * size + last];
    }

    double rate(int first, int last) {
        return rates[first * size + last];
    }

    double value(int first, int last) {
        return values[first * size + last];
    }
}
