package io.ballast.engine.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
    /** Three events at 8, 6, 4 and four others at 5, 4, 2, 1. */
    private static final Predictions SEVEN = new Predictions(
            new double[] {8, 6, 4, 5, 4, 2, 1}, new boolean[] {true, true, true, false, false, false, false});

    /** The same observations as another model ranks them: events at 9, 3, 7. */
    private static final Predictions OTHERWISE = new Predictions(
            new double[] {9, 3, 7, 5, 4, 2, 1}, new boolean[] {true, true, true, false, false, false, false});

    @Test
    void a_tie_counts_half_in_the_auc() {
        // 8 and 6 stand above all four, 4 above two and beside one: (4 + 4 + 2.5) / 12
        Auc auc = Auc.of(SEVEN);
        assertThat(auc.value()).isEqualTo(10.5 / 12);
        assertThat(auc.gini()).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void the_variance_of_the_auc_is_that_worked_by_hand() {
        // events' placements 1, 1, .625: variance .046875; others' 2/3, 5/6, 1, 1: variance .0254630 (mean .875)
        double byHand = 0.046875 / 3 + (4.34027777e-2 + 1.7361111e-3 + 2 * 1.5625e-2) / 3 / 4;
        assertThat(Auc.of(SEVEN).standardError()).isCloseTo(Math.sqrt(byHand), within(1e-9));
        assertThat(Auc.of(SEVEN).interval(0.95).upper()).isEqualTo(1);
        assertThat(Auc.of(SEVEN).interval(0.95).lower())
                .isCloseTo(0.875 - 1.959963985 * Math.sqrt(byHand), within(1e-9));
    }

    @Test
    void two_models_are_compared_on_the_same_observations() {
        // other model: placements of events 1, .5, 1 (AUC 5/6); of others 2/3, 2/3, 1, 1
        // covariance of events' placements: (.125 x 1/6 + .125 x -1/3 + -.25 x 1/6) / 2 = -.03125
        // of others': (-.2083 x -.1667 + -.04167 x -.1667 + .125 x .1667 x 2) / 3 = .0277778
        AucComparison comparison = AucComparison.of(SEVEN, OTHERWISE);
        double covariance = -0.03125 / 3 + 0.027777778 / 4;
        double variance =
                square(Auc.of(SEVEN).standardError()) + square(Auc.of(OTHERWISE).standardError()) - 2 * covariance;
        assertThat(comparison.difference()).isCloseTo(0.875 - 5.0 / 6, within(1e-15));
        assertThat(comparison.standardError()).isCloseTo(Math.sqrt(variance), within(1e-9));
        assertThat(comparison.pValue()).isBetween(0.7, 0.9);
        assertThat(AucComparison.of(SEVEN, SEVEN).pValue()).isEqualTo(1);
    }

    @Test
    void auc_and_ks_are_those_of_all_pairs_and_all_cut_offs() {
        long seed = Long.getLong("seed", 5);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            double[] risks = random.doubles(60).map(r -> Math.floor(r * 12)).toArray();
            boolean[] events = new boolean[risks.length];
            for (int i = 0; i < events.length; i++) {
                events[i] = i < 2 ? i == 0 : random.nextInt(14) < risks[i];
            }
            Predictions predictions = new Predictions(risks, events);
            assertThat(Auc.of(predictions).value()).as("seed " + seed).isCloseTo(byPairs(risks, events), within(1e-12));
            assertThat(RocCurve.of(predictions).ks()).isCloseTo(byCutOffs(risks, events), within(1e-12));
        }
    }

    @Test
    void the_roc_curve_runs_from_corner_to_corner_by_falling_cut_offs() {
        RocCurve curve = RocCurve.of(SEVEN);
        assertThat(curve.points().getFirst()).isEqualTo(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
        assertThat(curve.points().getLast()).isEqualTo(new RocCurve.Point(1, 1, 1));
        assertThat(curve.points().get(4)).isEqualTo(new RocCurve.Point(4, 0.5, 1));
        assertThat(curve.widest()).isEqualTo(new RocCurve.Point(6, 0, 2.0 / 3));
        assertThat(curve.thinned(3).points())
                .containsExactly(
                        curve.points().getFirst(),
                        curve.points().get(3),
                        curve.points().getLast());
    }

    @Test
    void the_riskiest_half_holds_most_events() {
        Gains gains = Gains.of(SEVEN, 2);
        // 1, 2, 4, 4 are safe, 5, 6, 8 risky: two of three events in three of seven
        assertThat(gains.rows().getFirst().gain()).isEqualTo(2.0 / 3);
        assertThat(gains.rows().getFirst().lift()).isCloseTo((2.0 / 3) / (3.0 / 7), within(1e-15));
        assertThat(gains.rows().getLast().gain()).isEqualTo(1);
        assertThat(gains.rows().getLast().liftSoFar()).isEqualTo(1);
    }

    @Test
    void a_cut_off_calls_risky_what_reaches_it() {
        Confusion confusion = Confusion.at(4, SEVEN);
        assertThat(confusion).isEqualTo(new Confusion(4, 3, 0, 2, 2));
        assertThat(confusion.accuracy()).isEqualTo(5.0 / 7);
        assertThat(confusion.sensitivity()).isEqualTo(1);
        assertThat(confusion.specificity()).isEqualTo(0.5);
        assertThat(confusion.precision()).isEqualTo(0.6);
        assertThat(confusion.acceptance()).isEqualTo(2.0 / 7);
        assertThat(Confusion.at(9, SEVEN).precision()).isZero();
    }

    @Test
    void predictions_without_both_outcomes_or_of_different_rows_are_refused() {
        assertThatThrownBy(() -> new Predictions(new double[] {1, 2}, new boolean[] {false, false}))
                .hasMessageContaining("0 events of 2");
        assertThatThrownBy(() -> new Predictions(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> new Predictions(new double[] {1}, new boolean[] {true, false}))
                .hasMessageContaining("1 risks for 2");
        var reversed = new Predictions(
                new double[] {8, 6, 4, 5, 4, 2, 1}, new boolean[] {false, true, true, true, false, false, false});
        assertThatThrownBy(() -> AucComparison.of(SEVEN, reversed)).hasMessageContaining("row 0");
    }

    @Test
    void both_zeros_are_one_risk() {
        assertThat(Auc.of(new Predictions(new double[] {-0.0, 0.0}, new boolean[] {true, false}))
                        .value())
                .isEqualTo(0.5);
    }

    private static double byPairs(double[] risks, boolean[] events) {
        double wins = 0;
        int pairs = 0;
        for (int i = 0; i < risks.length; i++) {
            for (int j = 0; j < risks.length; j++) {
                if (events[i] && !events[j]) {
                    pairs++;
                    wins += risks[i] > risks[j] ? 1 : risks[i] == risks[j] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }

    private static double byCutOffs(double[] risks, boolean[] events) {
        double widest = 0;
        for (double cutOff : risks) {
            double[] above = new double[2];
            double[] all = new double[2];
            for (int i = 0; i < risks.length; i++) {
                all[events[i] ? 1 : 0]++;
                above[events[i] ? 1 : 0] += risks[i] >= cutOff ? 1 : 0;
            }
            widest = Math.max(widest, Math.abs(above[1] / all[1] - above[0] / all[0]));
        }
        return widest;
    }

    private static double square(double x) {
        return x * x;
    }
}
