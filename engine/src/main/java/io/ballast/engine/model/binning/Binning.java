package io.ballast.engine.model.binning;

import io.ballast.engine.model.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The bins of one characteristic with what the sample had in them. The last bin is that of missing values; it may be
 * empty.
 */
public sealed interface Binning permits NumberBinning, CategoryBinning {
    /** The characteristic. */
    String name();

    Trend trend();

    List<BinCount> counts();

    /** What a bin holds: {@code < 8}, {@code 8..16} (8 in, 16 out), the name of a special value, categories. */
    String label(int bin);

    /**
     * The bin of every row.
     *
     * @throws IllegalArgumentException if the column is not of the kind of this characteristic
     */
    int[] binsOf(Column column);

    /** How many bins hold values that are neither special nor missing. */
    int valueBins();

    default int missingBin() {
        return counts().size() - 1;
    }

    /** The figures of these bins; with smoothing 0, as figures are published, each needs events and non-events. */
    default BinningTable table(double smoothing) {
        return BinningTable.of(this, smoothing);
    }

    /** The weight of evidence of every bin, by the missing policy for the last. */
    default List<Double> woes(double smoothing, MissingPolicy policy) {
        Woe woe = Counting.woe(counts(), smoothing);
        List<Double> woes = new ArrayList<>(counts().size());
        double worst = 0;
        for (BinCount count : counts().subList(0, missingBin())) {
            double of = woe.of(count.events(), count.nonEvents());
            worst = Math.min(worst, of);
            woes.add(of);
        }
        BinCount missing = counts().get(missingBin());
        woes.add(
                switch (policy) {
                    case EMPIRICAL -> woe.of(missing.events(), missing.nonEvents());
                    case NEUTRAL -> 0.0;
                    case WORST -> worst;
                });
        return List.copyOf(woes);
    }
}
