package io.ballast.engine.model.binning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bins of a characteristic with the figures that say how well they tell events from non-events; p and q are the
 * shares of all events and of all non-events in a bin.
 *
 * @param rows one for each bin
 * @param informationValue sum of (q - p) x WOE
 * @param jensenShannon half the divergences of p and of q from their mean, 0..ln 2
 * @param gini 2 x AUC - 1 of the event rates of the bins, 0..1
 * @param hellinger half the sum of (sqrt p - sqrt q)², 0..1
 * @param triangular sum of (p - q)² / (p + q), 0..2
 * @param kolmogorovSmirnov widest gap between the running sums of p and q over the bins in their order, 0..1
 * @param herfindahl sum of the squared shares of observations
 * @param cramersV root of chi-square over observations, 0..1
 */
public record BinningTable(
        List<BinRow> rows,
        double informationValue,
        double jensenShannon,
        double gini,
        double hellinger,
        double triangular,
        double kolmogorovSmirnov,
        double herfindahl,
        double cramersV) {

    public BinningTable {
        rows = List.copyOf(rows);
    }

    /**
     * The figures of these bins; empty ones count nothing.
     *
     * @param smoothing of the WOE, 0 as figures are published
     */
    static BinningTable of(Binning binning, double smoothing) {
        Woe woe = Counting.woe(binning.counts(), smoothing);
        List<BinRow> rows = new ArrayList<>();
        for (int bin = 0; bin < binning.counts().size(); bin++) {
            rows.add(BinRow.of(binning.label(bin), binning.counts().get(bin), woe));
        }
        return of(rows, woe);
    }

    private static BinningTable of(List<BinRow> rows, Woe woe) {
        int all = woe.allEvents() + woe.allNonEvents();
        double hellinger = 0;
        double triangular = 0;
        double gap = 0;
        double widest = 0;
        double herfindahl = 0;
        double chiSquare = 0;
        for (BinRow row : rows) {
            double p = woe.shareOfEvents(row.count().events());
            double q = woe.shareOfNonEvents(row.count().nonEvents());
            double root = StrictMath.sqrt(p) - StrictMath.sqrt(q);
            hellinger += root * root / 2;
            triangular += p + q == 0 ? 0 : (p - q) * (p - q) / (p + q);
            gap += p - q;
            widest = Math.max(widest, Math.abs(gap));
            herfindahl += row.share() * row.share();
            chiSquare += chiSquare(row.count(), woe, all);
        }
        return new BinningTable(
                rows,
                rows.stream().mapToDouble(BinRow::informationValue).sum(),
                rows.stream().mapToDouble(BinRow::jensenShannon).sum(),
                gini(rows, woe),
                hellinger,
                triangular,
                widest,
                herfindahl,
                StrictMath.sqrt(chiSquare / all));
    }

    private static double chiSquare(BinCount count, Woe woe, int all) {
        double expectedEvents = (double) count.rows() * woe.allEvents() / all;
        double difference = count.events() - expectedEvents;
        double expectedNonEvents = count.rows() - expectedEvents;
        return count.rows() == 0
                ? 0
                : difference * difference / expectedEvents + difference * difference / expectedNonEvents;
    }

    private static double gini(List<BinRow> rows, Woe woe) {
        List<BinRow> riskiestFirst = new ArrayList<>(rows);
        riskiestFirst.sort(
                Comparator.comparingDouble((BinRow row) -> row.count().eventRate())
                        .reversed());
        double area = 0;
        double events = 0;
        for (BinRow row : riskiestFirst) {
            double p = woe.shareOfEvents(row.count().events());
            area += woe.shareOfNonEvents(row.count().nonEvents()) * (events + p / 2);
            events += p;
        }
        return 2 * area - 1;
    }
}
