package io.ballast.engine.model.binning;

import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.List;

/** Adds up what bins hold. */
final class Counting {
    private Counting() {}

    static List<BinCount> of(int[] bins, int binCount, Sample sample) {
        int[] events = new int[binCount];
        int[] rows = new int[binCount];
        for (int row = 0; row < bins.length; row++) {
            rows[bins[row]]++;
            events[bins[row]] += sample.isEvent(row) ? 1 : 0;
        }
        List<BinCount> counts = new ArrayList<>(binCount);
        for (int bin = 0; bin < binCount; bin++) {
            counts.add(new BinCount(events[bin], rows[bin] - events[bin]));
        }
        return List.copyOf(counts);
    }

    static Woe woe(List<BinCount> counts, double smoothing) {
        int events = 0;
        int nonEvents = 0;
        for (BinCount count : counts) {
            events += count.events();
            nonEvents += count.nonEvents();
        }
        return new Woe(events, nonEvents, smoothing);
    }
}
