package io.ballast.engine.model.binning;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merging of ordered groups into bins with the highest information value that limits and a trend allow: an exact
 * optimum by dynamic programming, no search that may stop early.
 *
 * <ul>
 *   <li>shape: counts of groups in, bins out
 *   <li>error: sums of doubles, in the order of the groups
 *   <li>no value: limits that no binning keeps, such as a least size above that of the sample
 *   <li>source: docs/sources.md#optimal-binning
 * </ul>
 */
public final class OptimalBinning {
    private final BinLimits limits;
    private final Runs runs;

    private OptimalBinning(BinLimits limits, Runs runs) {
        this.limits = limits;
        this.runs = runs;
    }

    /**
     * The search over these groups; may be asked for several trends.
     *
     * @param woe of the whole sample, which may be larger than the groups
     */
    public static OptimalBinning of(PreBins groups, BinLimits limits, Woe woe) {
        return new OptimalBinning(limits, Runs.of(groups, limits, woe));
    }

    /** The best binning of every trend that has one, in the order of the trends. */
    public Map<Trend, Merged> all() {
        Map<Trend, Merged> found = new EnumMap<>(Trend.class);
        for (Trend trend : Trend.values()) {
            best(trend).ifPresent(merged -> found.put(trend, merged));
        }
        return Collections.unmodifiableMap(found);
    }

    /** The best binning of this trend. */
    public Optional<Merged> best(Trend trend) {
        return switch (trend) {
            case ASCENDING -> oneWay(trend, runs, true);
            case DESCENDING -> oneWay(trend, runs.negated(), true);
            case FREE -> oneWay(trend, runs, false);
            case PEAK -> turning(trend, runs);
            case VALLEY -> turning(trend, runs.negated());
        };
    }

    private Optional<Merged> oneWay(Trend trend, Runs seen, boolean isOrdered) {
        BestRuns best = BestRuns.unlimited(seen, isOrdered, limits.minRateDifference());
        Optional<Merged> merged = lastBin(trend, best);
        boolean isTooLong = merged.isPresent() && merged.get().bins() > limits.maxBins();
        return isTooLong ? lastBin(trend, best.within(limits.maxBins()).getLast()) : merged;
    }

    private Optional<Merged> lastBin(Trend trend, BestRuns best) {
        int last = runs.size() - 1;
        int found = -1;
        for (int first = 0; first <= last; first++) {
            if (best.isPossible(first, last) && (found < 0 || best.total(first, last) > best.total(found, last))) {
                found = first;
            }
        }
        return found < 0
                ? Optional.empty()
                : Optional.of(new Merged(trend, best.ends(found, last), best.total(found, last)));
    }

    /** Both sides rise towards the bin in which they meet. */
    private Optional<Merged> turning(Trend trend, Runs seen) {
        BestRuns left = BestRuns.unlimited(seen, true, limits.minRateDifference());
        BestRuns right = BestRuns.unlimited(seen.reversed(), true, limits.minRateDifference());
        Optional<Turn> turn = Turn.best(seen, left, right);
        if (turn.isPresent() && turn.get().ends().size() > limits.maxBins()) {
            turn = turningWithin(seen, left, right);
        }
        return turn.map(found -> new Merged(trend, found.ends(), found.total()));
    }

    private Optional<Turn> turningWithin(Runs seen, BestRuns left, BestRuns right) {
        List<BestRuns> lefts = left.within(limits.maxBins());
        List<BestRuns> rights = right.within(limits.maxBins());
        Optional<Turn> best = Optional.empty();
        for (int bins = 0; bins < limits.maxBins(); bins++) {
            Optional<Turn> turn = Turn.best(seen, lefts.get(bins), rights.get(limits.maxBins() - 1 - bins));
            if (turn.isPresent()
                    && (best.isEmpty() || turn.get().total() > best.get().total())) {
                best = turn;
            }
        }
        return best;
    }
}
