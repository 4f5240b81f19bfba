package io.ballast.engine.model.binning;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.value.Decimals;
import java.util.HashSet;
import java.util.List;

/**
 * Bins of numbers: below the first cut, from cut to cut, from the last cut on, then special values, then missing.
 *
 * @param name of the characteristic
 * @param cuts ascending; bin i holds numbers from cut i-1, inclusive, to cut i, exclusive
 * @param specials numbers with bins of their own, wherever they lie
 * @param counts of the bins
 * @param trend that the bins were made to keep
 */
public record NumberBinning(
        String name, List<Double> cuts, List<SpecialValue> specials, List<BinCount> counts, Trend trend)
        implements Binning {

    public NumberBinning {
        cuts = List.copyOf(cuts);
        specials = List.copyOf(specials);
        counts = List.copyOf(counts);
        requireAscending(name, cuts);
        requireDifferent(name, specials);
        if (counts.size() != cuts.size() + specials.size() + 2) {
            throw new IllegalArgumentException(name + " has " + cuts.size() + " cuts and " + specials.size()
                    + " special values, but " + counts.size() + " bins");
        }
    }

    /** The bins that these cuts make of a sample: an edit by hand, no limit is asked. */
    public static NumberBinning of(
            NumberColumn column, Sample sample, List<Double> cuts, List<SpecialValue> specials, Trend trend) {
        requireAscending(column.name(), cuts);
        int bins = cuts.size() + specials.size() + 2;
        int[] binOfRow = binsOf(column, array(cuts), specials);
        return new NumberBinning(column.name(), cuts, specials, Counting.of(binOfRow, bins, sample), trend);
    }

    @Override
    public int valueBins() {
        return cuts.size() + 1;
    }

    @Override
    public int[] binsOf(Column column) {
        if (column instanceof NumberColumn numbers) {
            return binsOf(numbers, array(cuts), specials);
        }
        throw new IllegalArgumentException(name + " holds numbers, the column of the sample holds categories");
    }

    @Override
    public String label(int bin) {
        if (bin == missingBin()) {
            return "missing";
        }
        if (bin >= valueBins()) {
            return specials.get(bin - valueBins()).name();
        }
        if (cuts.isEmpty()) {
            return "any";
        }
        if (bin == 0) {
            return "< " + Decimals.text(cuts.getFirst());
        }
        String from = Decimals.text(cuts.get(bin - 1));
        return bin == cuts.size() ? ">= " + from : from + ".." + Decimals.text(cuts.get(bin));
    }

    /** The bin of one number, NaN for missing. */
    public int binOf(double value) {
        return binsOf(new NumberColumn(name, new double[] {value}))[0];
    }

    private static int[] binsOf(NumberColumn column, double[] cuts, List<SpecialValue> specials) {
        int[] bins = new int[column.rows()];
        for (int row = 0; row < bins.length; row++) {
            double value = column.value(row);
            int bin = 0;
            while (bin < cuts.length && value >= cuts[bin]) {
                bin++;
            }
            bins[row] = Double.isNaN(value) ? cuts.length + 1 + specials.size() : bin;
        }
        for (int i = 0; i < specials.size(); i++) {
            double special = specials.get(i).value();
            for (int row = 0; row < bins.length; row++) {
                if (column.value(row) == special) {
                    bins[row] = cuts.length + 1 + i;
                }
            }
        }
        return bins;
    }

    private static double[] array(List<Double> cuts) {
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void requireAscending(String name, List<Double> cuts) {
        for (int i = 0; i < cuts.size(); i++) {
            if (!Double.isFinite(cuts.get(i)) || (i > 0 && cuts.get(i) <= cuts.get(i - 1))) {
                throw new IllegalArgumentException("Cuts of " + name + " must ascend: " + cuts);
            }
        }
    }

    private static void requireDifferent(String name, List<SpecialValue> specials) {
        HashSet<Double> seen = new HashSet<>();
        for (SpecialValue special : specials) {
            if (!seen.add(special.value() + 0.0)) {
                throw new IllegalArgumentException(
                        name + " has two special values of " + Decimals.text(special.value()));
            }
        }
    }
}
