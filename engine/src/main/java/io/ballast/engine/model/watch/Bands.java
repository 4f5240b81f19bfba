package io.ballast.engine.model.watch;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.scoring.Band;
import io.ballast.engine.scoring.Characteristic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Runs of values to count in: band i holds those from cut i-1, inclusive, to cut i, exclusive; the last band holds what
 * is missing.
 *
 * @param cuts ascending
 */
public record Bands(List<Double> cuts) {
    public Bands {
        cuts = List.copyOf(cuts);
        for (int i = 1; i < cuts.size(); i++) {
            if (!(cuts.get(i) > cuts.get(i - 1))) {
                throw new IllegalArgumentException("Cuts must ascend: " + cuts);
            }
        }
    }

    /** Those that give points. */
    public static Bands of(Characteristic characteristic) {
        return new Bands(characteristic.cuts());
    }

    /**
     * As equally full as the values of a column allow: equal values stay together.
     *
     * @param most 1 or more
     */
    public static Bands equal(NumberColumn column, int most) {
        double[] sorted = new double[column.rows()];
        int size = 0;
        for (int row = 0; row < sorted.length; row++) {
            if (!column.isMissing(row)) {
                sorted[size++] = column.value(row);
            }
        }
        Arrays.sort(sorted, 0, size);
        List<Double> cuts = new ArrayList<>();
        for (int band = 1; band < most; band++) {
            int at = (int) ((long) size * band / most);
            if (at > 0 && sorted[at] > sorted[0] && (cuts.isEmpty() || sorted[at] > cuts.getLast())) {
                cuts.add(sorted[at]);
            }
        }
        return new Bands(cuts);
    }

    public int size() {
        return cuts.size() + 2;
    }

    /** The band of what is missing. */
    public int missing() {
        return cuts.size() + 1;
    }

    /** The band of an observation. */
    public int band(NumberColumn column, int row) {
        return column.isMissing(row) ? missing() : band(column.value(row));
    }

    private int band(double value) {
        int band = 0;
        while (band < cuts.size() && value >= cuts.get(band)) {
            band++;
        }
        return band;
    }

    /** Observations in each band. */
    public long[] counts(NumberColumn column) {
        long[] counts = new long[size()];
        for (int row = 0; row < column.rows(); row++) {
            counts[band(column, row)]++;
        }
        return counts;
    }

    /**
     * A band for the reader, as {@link Band#text}.
     *
     * @param band not the missing one
     */
    public String text(int band) {
        return new Band(
                        band == 0 ? OptionalDouble.empty() : OptionalDouble.of(cuts.get(band - 1)),
                        band == cuts.size() ? OptionalDouble.empty() : OptionalDouble.of(cuts.get(band)),
                        0)
                .text();
    }
}
