package io.ballast.engine.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.Sample;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.value.Grade;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void scaling_finds_the_line_that_outcomes_follow() {
        // true log odds are 0.5 + 0.6 x those said; at each of nine levels events in exactly that share of 100,000
        double[] said = new double[900_000];
        boolean[] events = new boolean[said.length];
        for (int i = 0; i < said.length; i++) {
            double logit = i / 100_000 - 4;
            said[i] = 1 / (1 + Math.exp(-logit));
            events[i] = i % 100_000 < Math.round(100_000 / (1 + Math.exp(-0.5 - 0.6 * logit)));
        }
        PlattScaling scaling = PlattScaling.fit(said, events);
        assertThat(scaling.intercept()).isCloseTo(0.5, within(1e-3));
        assertThat(scaling.slope()).isCloseTo(0.6, within(1e-3));
        assertThat(scaling.calibrated(0.5)).isCloseTo(1 / (1 + Math.exp(-0.5)), within(1e-3));
    }

    @Test
    void a_model_that_separates_gets_a_line_and_one_that_ranks_upside_down_gets_none() {
        double[] said = {0.1, 0.2, 0.8, 0.9};
        PlattScaling scaling = PlattScaling.fit(said, new boolean[] {false, false, true, true});
        assertThat(scaling.calibrated(0.9)).isBetween(0.6, 0.95);
        assertThatThrownBy(() -> PlattScaling.fit(said, new boolean[] {true, true, false, false}))
                .hasMessageContaining("slope -");
    }

    @Test
    void pooled_violators_are_those_worked_by_hand() {
        // 0 1 0 1 1 at .1 .2 .3 .4 .5: the 1 at .2 and the 0 at .3 join at a half; both at 1 join as well
        IsotonicCurve curve = IsotonicCurve.fit(
                new double[] {0.5, 0.1, 0.2, 0.3, 0.4}, new boolean[] {true, false, true, false, true});
        assertThat(curve.inputs()).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5);
        assertThat(curve.outputs()).containsExactly(0.0, 0.5, 0.5, 1.0, 1.0);
        assertThat(curve.calibrated(0.15)).isCloseTo(0.25, within(1e-12));
        assertThat(curve.calibrated(0)).isZero();
        assertThat(curve.calibrated(0.7)).isEqualTo(1);
    }

    @Test
    void no_curve_that_never_falls_is_nearer_to_the_outcomes() {
        long seed = Long.getLong("seed", 3);
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            double[] said = random.doubles(40).map(r -> Math.floor(r * 25) / 25).toArray();
            boolean[] events = new boolean[said.length];
            for (int i = 0; i < said.length; i++) {
                events[i] = random.nextDouble() < said[i];
            }
            IsotonicCurve curve = IsotonicCurve.fit(said, events);
            double sum = 0;
            for (double one : said) {
                assertThat(curve.calibrated(one))
                        .as("seed " + seed)
                        .isCloseTo(greatestLeast(one, said, events), within(1e-12));
                sum += curve.calibrated(one);
            }
            long count = Arrays.stream(said).count();
            assertThat(sum / count).isCloseTo(rate(said, events, 0, 1), within(1e-12));
        }
    }

    @Test
    void a_shift_meets_the_long_run_rate_and_keeps_the_ratio_of_odds() {
        double[] said = {0.01, 0.02, 0.05, 0.2, 0.6};
        CentralTendency shift = CentralTendency.to(0.03, said);
        double sum = 0;
        for (double one : said) {
            sum += shift.calibrated(one);
        }
        assertThat(sum / 5).isCloseTo(0.03, within(1e-12));
        assertThat(odds(shift.calibrated(0.2)) / odds(shift.calibrated(0.05)))
                .isCloseTo(odds(0.2) / odds(0.05), within(1e-9));
        assertThatThrownBy(() -> CentralTendency.to(0, said)).hasMessageContaining("rate of 0");
        assertThatThrownBy(() -> CentralTendency.to(0.1, new double[0])).hasMessageContaining("0 probabilities");
    }

    @Test
    void none_ever_turns_two_probabilities_round_or_leaves_0_to_1() {
        double[] said = {0.02, 0.1, 0.3, 0.4, 0.6, 0.9};
        boolean[] events = {false, false, true, false, true, true};
        for (Calibration calibration : List.of(
                PlattScaling.fit(said, events), IsotonicCurve.fit(said, events), CentralTendency.to(0.2, said))) {
            double before = 0;
            for (int i = 0; i <= 1_000; i++) {
                double calibrated = calibration.calibrated(i / 1_000.0);
                assertThat(calibrated).isBetween(before, 1.0);
                before = calibrated;
            }
            assertThat(Calibration.parse(calibration.text())).isEqualTo(calibration);
        }
    }

    @Test
    void steps_are_taken_one_after_the_other() {
        CalibratedModel model = new CalibratedModel(
                sample -> new double[] {0.5}, List.of(new PlattScaling(1, 1), new CentralTendency(-1)));
        assertThat(model.probabilities(new Sample(List.of(), new boolean[1]))[0])
                .isCloseTo(0.5, within(1e-15));
    }

    @Test
    void a_probability_has_the_grade_whose_scores_promise_it() {
        // 500 points are 1 : 24, a PD of 0.04, the worst that is still B; 0.5 is 225 points, below C from 250
        MasterScale scale = MasterScale.standard();
        assertThat(scale.gradeFor(0.04)).isEqualTo(Grade.B);
        assertThat(scale.gradeFor(0.0401)).isEqualTo(Grade.CCC);
        assertThat(scale.gradeFor(0)).isEqualTo(Grade.AAA);
        assertThat(scale.gradeFor(0.5)).isEqualTo(Grade.D);
        for (int points = 0; points <= 1_000; points++) {
            assertThat(scale.gradeFor(scale.probabilityOfDefault(points))).isEqualTo(scale.grade(points));
        }
    }

    @Test
    void what_is_no_calibration_is_refused() {
        for (String text : List.of("", "platt\t1", "isotonic\t0.1\t0.2\t0.5\t0.4", "shift\tx", "isotonic")) {
            assertThatThrownBy(() -> Calibration.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The value of isotonic regression: most over starts below of the least over ends above of the mean between. */
    private static double greatestLeast(double at, double[] said, boolean[] events) {
        double most = 0;
        for (double from : said) {
            if (from <= at) {
                double least = 1;
                for (double to : said) {
                    least = to >= at ? Math.min(least, rate(said, events, from, to)) : least;
                }
                most = Math.max(most, least);
            }
        }
        return most;
    }

    private static double rate(double[] said, boolean[] events, double from, double to) {
        int count = 0;
        int bad = 0;
        for (int i = 0; i < said.length; i++) {
            if (said[i] >= from && said[i] <= to) {
                count++;
                bad += events[i] ? 1 : 0;
            }
        }
        return (double) bad / count;
    }

    private static double odds(double probability) {
        return probability / (1 - probability);
    }
}
