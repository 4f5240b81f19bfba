package io.ballast.engine.model.watch;

import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.CalibrationLine;
import io.ballast.engine.model.validation.HosmerLemeshow;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.model.validation.Slice;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.value.Grade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a score said of observations whose outcome is known, and what became of them.
 *
 * <ul>
 *   <li>shape: points and outcomes of equally many observations in
 *   <li>no value: ranking, line and test where fewer events, or others, came than {@link WatchRules#fewestEvents}
 *   <li>error: intervals take observations as independent of each other
 *   <li>source: docs/sources.md#delong, #calibration-figures, #grade-tests, #hosmer-lemeshow
 * </ul>
 *
 * @param observations 0 or more
 * @param events those with the bad outcome
 * @param expected sum of their probabilities
 * @param grades that had observations, best first
 * @param ranking area under the curve
 * @param line of outcomes over predictions, also empty where none fits best
 * @param test of all slices of risk in one
 */
public record Matured(
        int observations,
        int events,
        double expected,
        List<OfGrade> grades,
        Optional<Auc> ranking,
        Optional<CalibrationLine> line,
        Optional<HosmerLemeshow> test) {
    private static final int SLICES = 10;

    public Matured {
        grades = List.copyOf(grades);
    }

    /**
     * A grade: its observations as a slice of risk.
     *
     * @param grade by points alone
     * @param slice with its expected and observed rate
     */
    public record OfGrade(Grade grade, Slice slice) {}

    /**
     * Measures.
     *
     * @throws IllegalArgumentException if there are more points than outcomes or the other way round
     */
    public static Matured of(int[] points, boolean[] events, MasterScale scale, WatchRules rules) {
        if (points.length != events.length) {
            throw new IllegalArgumentException(points.length + " scores for " + events.length + " outcomes");
        }
        double[] risks =
                Arrays.stream(points).mapToDouble(scale::probabilityOfDefault).toArray();
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        Optional<Predictions> predictions =
                rules.areEnough(events.length, count) ? Optional.of(new Predictions(risks, events)) : Optional.empty();
        return new Matured(
                events.length,
                count,
                Arrays.stream(risks).sum(),
                grades(points, risks, events, scale),
                predictions.map(Auc::of),
                predictions.flatMap(CalibrationLine::of),
                predictions.map(found -> HosmerLemeshow.whereUnseen(found, SLICES)));
    }

    private static List<OfGrade> grades(int[] points, double[] risks, boolean[] events, MasterScale scale) {
        List<OfGrade> grades = new ArrayList<>();
        for (Grade grade : Grade.values()) {
            int count = 0;
            int bad = 0;
            double sum = 0;
            double from = 1;
            double to = 0;
            for (int row = 0; row < points.length; row++) {
                if (scale.grade(points[row]) == grade) {
                    count++;
                    bad += events[row] ? 1 : 0;
                    sum += risks[row];
                    from = Math.min(from, risks[row]);
                    to = Math.max(to, risks[row]);
                }
            }
            if (count > 0) {
                grades.add(new OfGrade(grade, new Slice(from, to, count, bad, sum / count)));
            }
        }
        return grades;
    }

    /** Observed over expected bad outcomes, 0 or more; empty without outcomes enough. */
    public Optional<Double> ratio() {
        return ranking.isEmpty() ? Optional.empty() : Optional.of(events / expected);
    }

    /** Interval of {@link #ratio}: Jeffreys' interval of the observed rate over the expected one. */
    public Optional<Interval> ratioInterval(double confidence) {
        if (ranking.isEmpty()) {
            return Optional.empty();
        }
        double rate = expected / observations;
        Interval observed = new Slice(0, 1, observations, events, rate).eventRateInterval(confidence);
        return Optional.of(new Interval(observed.lower() / rate, observed.upper() / rate));
    }
}
