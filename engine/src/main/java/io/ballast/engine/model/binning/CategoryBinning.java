package io.ballast.engine.model.binning;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Bins of categories, then missing. A category that no bin names, such as a new one, counts as missing.
 *
 * @param name of the characteristic
 * @param groups names of the categories in each bin, each name once
 * @param counts of the bins
 * @param trend that the bins were made to keep
 */
public record CategoryBinning(String name, List<List<String>> groups, List<BinCount> counts, Trend trend)
        implements Binning {

    public CategoryBinning {
        groups = groups.stream().map(List::copyOf).toList();
        counts = List.copyOf(counts);
        if (counts.size() != groups.size() + 1) {
            throw new IllegalArgumentException(
                    name + " has " + groups.size() + " groups, but " + counts.size() + " bins");
        }
        Set<String> seen = new HashSet<>();
        for (List<String> group : groups) {
            for (String category : group) {
                if (!seen.add(category)) {
                    throw new IllegalArgumentException(name + " has " + category + " in two bins");
                }
            }
        }
    }

    /** The bins that these groups make of a sample: an edit by hand, no limit is asked. */
    public static CategoryBinning of(CategoryColumn column, Sample sample, List<List<String>> groups, Trend trend) {
        int[] bins = binsOf(column, groups);
        return new CategoryBinning(column.name(), groups, Counting.of(bins, groups.size() + 1, sample), trend);
    }

    @Override
    public int valueBins() {
        return groups.size();
    }

    @Override
    public String label(int bin) {
        return bin == missingBin() ? "missing" : String.join(", ", groups.get(bin));
    }

    @Override
    public int[] binsOf(Column column) {
        if (column instanceof CategoryColumn categories) {
            return binsOf(categories, groups);
        }
        throw new IllegalArgumentException(name + " holds categories, the column of the sample holds numbers");
    }

    private static int[] binsOf(CategoryColumn column, List<List<String>> groups) {
        int[] binOfCode = new int[column.categories().size()];
        for (int code = 0; code < binOfCode.length; code++) {
            binOfCode[code] = binOf(column.categories().get(code), groups);
        }
        int[] bins = new int[column.rows()];
        for (int row = 0; row < bins.length; row++) {
            int code = column.code(row);
            bins[row] = code == CategoryColumn.MISSING ? groups.size() : binOfCode[code];
        }
        return bins;
    }

    private static int binOf(String category, List<List<String>> groups) {
        int bin = 0;
        while (bin < groups.size() && !groups.get(bin).contains(category)) {
            bin++;
        }
        return bin;
    }
}
