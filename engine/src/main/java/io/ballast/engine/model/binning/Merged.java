package io.ballast.engine.model.binning;

import java.util.List;

/**
 * Groups merged into bins.
 *
 * @param trend they keep
 * @param ends last group of each bin, ascending
 * @param informationValue sum over the bins
 */
public record Merged(Trend trend, List<Integer> ends, double informationValue) {
    public Merged {
        ends = List.copyOf(ends);
    }

    public int bins() {
        return ends.size();
    }
}
