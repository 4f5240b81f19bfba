package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.TimeSplit;
import io.ballast.engine.model.history.TimeSplit.Side;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The parts of a data set: later observations measure what earlier ones fitted. Without days chance decides, by the
 * seed, with equal shares of the bad outcome.
 *
 * @param testFrom first day of the test, empty where chance split
 * @param fit observations to fit on
 * @param purged how many are used for neither
 * @param test observations to measure with
 */
record Split(Optional<LocalDate> testFrom, DataSet fit, int purged, DataSet test) {
    private static final double TEST_SHARE = 1 / 3.0;
    private static final int FEWEST_EVENTS = 5;

    static Split byTime(DataSet set, int horizonDays, Optional<LocalDate> wanted) {
        List<LocalDate> days = IntStream.range(0, set.rows())
                .mapToObj(set::day)
                .map(Optional::orElseThrow)
                .toList();
        LocalDate testFrom = wanted.orElseGet(() -> usual(days));
        TimeSplit split = new TimeSplit(testFrom, horizonDays);
        Split parts = new Split(
                Optional.of(testFrom),
                set.pick(split.rows(days, Side.FIT)),
                split.rows(days, Side.PURGED).length,
                set.pick(split.rows(days, Side.TEST)));
        parts.check();
        return parts;
    }

    static Split byChance(DataSet set, long seed) {
        IntStream.Builder fit = IntStream.builder();
        IntStream.Builder test = IntStream.builder();
        for (boolean isEvent : new boolean[] {false, true}) {
            int[] rows = shuffled(
                    IntStream.range(0, set.rows())
                            .filter(row -> set.sample().isEvent(row) == isEvent)
                            .toArray(),
                    seed);
            int tested = (int) Math.round(rows.length * TEST_SHARE);
            for (int i = 0; i < rows.length; i++) {
                (i < tested ? test : fit).add(rows[i]);
            }
        }
        Split parts = new Split(
                Optional.empty(),
                set.pick(fit.build().sorted().toArray()),
                0,
                set.pick(test.build().sorted().toArray()));
        parts.check();
        return parts;
    }

    private static int[] shuffled(int[] rows, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        for (int left = rows.length; left > 1; left--) {
            int other = chance.nextInt(left);
            int kept = rows[left - 1];
            rows[left - 1] = rows[other];
            rows[other] = kept;
        }
        return rows;
    }

    /** The last third of the days. */
    private static LocalDate usual(List<LocalDate> days) {
        List<LocalDate> distinct = days.stream().distinct().sorted().toList();
        return distinct.get((int) Math.floor(distinct.size() * (1 - TEST_SHARE)));
    }

    private void check() {
        for (DataSet part : List.of(fit, test)) {
            if (part.sample().events() < FEWEST_EVENTS || part.sample().nonEvents() < FEWEST_EVENTS) {
                throw Refusal.unprocessable(
                        part == fit ? "modellab.fault.few-to-fit" : "modellab.fault.few-to-test",
                        testFrom.map(LocalDate::toString).orElse(""),
                        part.rows(),
                        part.sample().events(),
                        FEWEST_EVENTS);
            }
        }
    }
}
