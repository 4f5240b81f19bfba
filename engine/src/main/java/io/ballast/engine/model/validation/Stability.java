package io.ballast.engine.model.validation;

import io.ballast.engine.stat.ChiSquareDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the population is still spread over bins as it was: of the score (population stability, PSI) or of one
 * characteristic (characteristic stability, CSI).
 *
 * <pre>
 * PSI = sum over bins of (share_now - share_then) x ln(share_now / share_then)
 * chi-square of a bin = sum over in/out and now/then of (count - expected)^2 / expected, one degree of freedom
 * </pre>
 *
 * <ul>
 *   <li>shape: counts of the same bins then and now in, one figure for each bin and in all out
 *   <li>unit: 0 or more; below 0.1 stable, above 0.25 another population, as a rule of thumb that knows nothing of size
 *   <li>error: where one count of a bin is 0, both counts of that bin are taken half an observation larger in PSI
 *   <li>source: docs/sources.md#population-stability
 * </ul>
 *
 * @param bins in the order of the counts
 */
public record Stability(List<Bin> bins) {
    /** Below it the population counts as stable. */
    public static final double WATCH = 0.10;

    /** Above it the population counts as another one. */
    public static final double SHIFTED = 0.25;

    public Stability {
        bins = List.copyOf(bins);
    }

    /**
     * One bin.
     *
     * @param then observations when the model was fitted
     * @param now observations of today
     * @param shareThen of all then, 0..1
     * @param shareNow of all now, 0..1
     * @param index part of this bin in PSI, 0 or more
     * @param chiSquare of this bin against all others
     */
    public record Bin(long then, long now, double shareThen, double shareNow, double index, double chiSquare) {
        /** How likely this bin differs at least as much where the population is the same. */
        public double pValue() {
            return ChiSquareDistribution.above(chiSquare, 1);
        }
    }

    /**
     * Compares counts bin by bin.
     *
     * @throws IllegalArgumentException if the bins differ in number, a count is below 0, or one side is empty
     */
    public static Stability of(long[] then, long[] now) {
        if (then.length != now.length) {
            throw new IllegalArgumentException("Bins then and now: " + then.length + " and " + now.length);
        }
        long allThen = sum(then);
        long allNow = sum(now);
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < then.length; i++) {
            double half = then[i] == 0 || now[i] == 0 ? 0.5 : 0;
            double held = (now[i] + half) / allNow;
            double was = (then[i] + half) / allThen;
            bins.add(new Bin(
                    then[i],
                    now[i],
                    (double) then[i] / allThen,
                    (double) now[i] / allNow,
                    then[i] == 0 && now[i] == 0 ? 0 : (held - was) * StrictMath.log(held / was),
                    chiSquare(then[i], allThen, now[i], allNow)));
        }
        return new Stability(bins);
    }

    /** Scores in ten bins that are equally full in the first predictions. */
    public static Stability ofScores(Predictions then, Predictions now) {
        List<Slice> slices = Slice.equal(then, 10);
        return of(counts(slices, then), counts(slices, now));
    }

    /** PSI or CSI, 0 or more. */
    public double index() {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.index();
        }
        return sum;
    }

    /**
     * How likely an index at least as large is where the population is the same: chance alone makes one of about
     * (bins - 1) x (1 / now + 1 / then), which is much in small samples.
     *
     * <ul>
     *   <li>error: chi-square approximation, good from about five observations a bin on; bins that are empty on both
     *       sides do not count
     *   <li>source: docs/sources.md#index-by-chance
     * </ul>
     */
    public double pValue() {
        long allThen = bins.stream().mapToLong(Bin::then).sum();
        long allNow = bins.stream().mapToLong(Bin::now).sum();
        int filled = (int)
                bins.stream().filter(bin -> bin.then() > 0 || bin.now() > 0).count();
        double size = (double) allThen * allNow / (allThen + allNow);
        return filled < 2 ? 1 : ChiSquareDistribution.above(index() * size, filled - 1);
    }

    private static long[] counts(List<Slice> slices, Predictions predictions) {
        long[] counts = new long[slices.size()];
        int slice = 0;
        for (int level = 0; level < predictions.levels(); level++) {
            while (slice < counts.length - 1
                    && predictions.level(level) > slices.get(slice).to()) {
                slice++;
            }
            counts[slice] += predictions.countAt(level);
        }
        return counts;
    }

    /** Of the table with this bin and all others as columns, then and now as rows. */
    private static double chiSquare(long then, long allThen, long now, long allNow) {
        double inside = (double) then + now;
        double outside = (double) allThen + allNow - inside;
        if (inside == 0 || outside == 0) {
            return 0;
        }
        double cross = (double) then * (allNow - now) - (double) now * (allThen - then);
        return cross * cross * (inside + outside) / (inside * outside * allThen * allNow);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("Count of a bin: " + count);
            }
            sum += count;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("No observations in " + counts.length + " bins");
        }
        return sum;
    }
}
