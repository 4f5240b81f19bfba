package io.ballast.engine.model.binning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every binning of a few groups, one after the other: the proof of the search. */
final class Exhaustive {
    private Exhaustive() {}

    static Optional<Double> best(PreBins groups, BinLimits limits, Woe woe, Trend trend) {
        double best = Double.NaN;
        for (int mask = 0; mask < 1 << (groups.size() - 1); mask++) {
            List<Integer> ends = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                if (i == groups.size() - 1 || (mask >> i & 1) == 1) {
                    ends.add(i);
                }
            }
            double value = value(groups, limits, woe, trend, ends);
            if (!Double.isNaN(value) && !(value <= best)) {
                best = value;
            }
        }
        return Double.isNaN(best) ? Optional.empty() : Optional.of(best);
    }

    /** The information of this binning, NaN if it breaks a limit. */
    static double value(PreBins groups, BinLimits limits, Woe woe, Trend trend, List<Integer> ends) {
        if (ends.size() > limits.maxBins()) {
            return Double.NaN;
        }
        double[] rates = new double[ends.size()];
        double value = 0;
        int first = 0;
        for (int bin = 0; bin < rates.length; bin++) {
            int events = 0;
            int nonEvents = 0;
            for (int i = first; i <= ends.get(bin); i++) {
                events += groups.events(i);
                nonEvents += groups.nonEvents(i);
            }
            if (events < limits.minEvents()
                    || nonEvents < limits.minNonEvents()
                    || events + nonEvents < limits.minRows()) {
                return Double.NaN;
            }
            rates[bin] = (double) events / (events + nonEvents);
            value += woe.information(events, nonEvents);
            first = ends.get(bin) + 1;
        }
        return isKept(trend, rates, limits.minRateDifference()) ? value : Double.NaN;
    }

    private static boolean isKept(Trend trend, double[] rates, double difference) {
        return switch (trend) {
            case ASCENDING -> rises(rates, 0, rates.length - 1, difference);
            case DESCENDING -> falls(rates, 0, rates.length - 1, difference);
            case PEAK -> turns(rates, difference, true);
            case VALLEY -> turns(rates, difference, false);
            case FREE -> differs(rates, difference);
        };
    }

    private static boolean turns(double[] rates, double difference, boolean isPeak) {
        for (int top = 0; top < rates.length; top++) {
            boolean isFound = isPeak
                    ? rises(rates, 0, top, difference) && falls(rates, top, rates.length - 1, difference)
                    : falls(rates, 0, top, difference) && rises(rates, top, rates.length - 1, difference);
            if (isFound) {
                return true;
            }
        }
        return false;
    }

    private static boolean rises(double[] rates, int from, int to, double difference) {
        for (int i = from + 1; i <= to; i++) {
            if (rates[i - 1] > rates[i] - difference) {
                return false;
            }
        }
        return true;
    }

    private static boolean falls(double[] rates, int from, int to, double difference) {
        for (int i = from + 1; i <= to; i++) {
            if (-rates[i - 1] > -rates[i] - difference) {
                return false;
            }
        }
        return true;
    }

    private static boolean differs(double[] rates, double difference) {
        for (int i = 1; i < rates.length; i++) {
            if (rates[i - 1] > rates[i] - difference && rates[i - 1] < rates[i] + difference) {
                return false;
            }
        }
        return true;
    }
}
