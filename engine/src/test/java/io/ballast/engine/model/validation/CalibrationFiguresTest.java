package io.ballast.engine.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationFiguresTest {
    @Test
    void brier_and_log_loss_are_means_over_observations() {
        Predictions two = new Predictions(new double[] {0.8, 0.3}, new boolean[] {true, false});
        Accuracy accuracy = Accuracy.of(two);
        assertThat(accuracy.brier()).isCloseTo((0.04 + 0.09) / 2, within(1e-15));
        assertThat(accuracy.logLoss()).isCloseTo(-(Math.log(0.8) + Math.log(0.7)) / 2, within(1e-15));
        assertThat(accuracy.brierInterval(0.95).contains(accuracy.brier())).isTrue();
        assertThat(accuracy.logLossInterval(0.95).lower()).isNotNegative();
    }

    @Test
    void a_certain_mistake_costs_much_but_not_infinitely() {
        assertThat(Accuracy.of(new Predictions(new double[] {0, 1}, new boolean[] {true, false}))
                        .logLoss())
                .isCloseTo(-Math.log(1e-15), within(1e-1));
        assertThatThrownBy(() -> Accuracy.of(new Predictions(new double[] {2, 1}, new boolean[] {true, false})))
                .hasMessageContaining("Not probabilities");
    }

    @Test
    void expected_calibration_error_weighs_slices_by_size() {
        // slice 1: four at .1, none an event, .1 off; slice 2: four at .5, three events, .25 off
        assertThat(Accuracy.ece(grouped(), 2)).isCloseTo((4 * 0.1 + 4 * 0.25) / 8, within(1e-15));
    }

    @Test
    void equal_risks_stay_in_one_slice() {
        List<Slice> slices = Slice.equal(grouped(), 5);
        assertThat(slices).extracting(Slice::count).containsExactly(4, 4);
        assertThat(slices.getLast().eventRateInterval(0.95).contains(0.5)).isTrue();
        assertThat(slices.getFirst().eventRateInterval(0.95).lower()).isZero();
    }

    @Test
    void true_probabilities_have_slope_one_and_pass_hosmer_and_lemeshow() {
        // 10 of 100 at .1, 20 of 100 at .2 and so on: what came is what was said
        Predictions exact = withRates(0.1, 0.2, 0.4, 0.7);
        CalibrationLine line = CalibrationLine.of(exact).orElseThrow();
        assertThat(line.slope()).isCloseTo(1, within(1e-9));
        assertThat(line.intercept()).isCloseTo(0, within(1e-9));
        assertThat(line.shift()).isCloseTo(0, within(1e-9));
        assertThat(line.slopeInterval(0.95).contains(1)).isTrue();
        assertThat(line.interceptInterval(0.95).contains(0)).isTrue();
        assertThat(HosmerLemeshow.whereUnseen(exact, 4).pValue()).isCloseTo(1, within(1e-9));
    }

    @Test
    void probabilities_twice_as_extreme_have_slope_one_half() {
        double[] logits = {-3, -1, 1, 3};
        double[] rates = new double[4];
        for (int i = 0; i < 4; i++) {
            rates[i] = 1 / (1 + Math.exp(-logits[i]));
        }
        double[] risks = new double[4_000];
        boolean[] events = new boolean[4_000];
        for (int i = 0; i < 4_000; i++) {
            risks[i] = 1 / (1 + Math.exp(-2 * logits[i / 1_000]));
            events[i] = i % 1_000 < Math.round(rates[i / 1_000] * 1_000);
        }
        CalibrationLine line =
                CalibrationLine.of(new Predictions(risks, events)).orElseThrow();
        assertThat(line.slope()).isCloseTo(0.5, within(2e-3)); // rates rounded to thousandths
    }

    @Test
    void no_line_fits_where_risk_separates() {
        assertThat(CalibrationLine.of(
                        new Predictions(new double[] {0.1, 0.2, 0.8, 0.9}, new boolean[] {false, false, true, true})))
                .isEmpty();
    }

    @Test
    void hosmer_and_lemeshow_adds_up_what_slices_are_off() {
        // (0 - .4)^2 / (4 x .1 x .9) + (3 - 2)^2 / (4 x .5 x .5) = .4444 + 1
        HosmerLemeshow test = HosmerLemeshow.whereUnseen(grouped(), 2);
        assertThat(test.statistic()).isCloseTo(0.16 / 0.36 + 1, within(1e-12));
        assertThat(test.degrees()).isEqualTo(2);
        assertThat(test.pValue()).isCloseTo(Math.exp(-test.statistic() / 2), within(1e-12));
        assertThat(HosmerLemeshow.whereFitted(withRates(0.1, 0.2, 0.4, 0.7), 4).degrees())
                .isEqualTo(2);
    }

    @Test
    void a_grade_with_more_defaults_than_promised_fails_its_tests() {
        // P(X >= 1 | 10, .1) = 1 - .9^10
        assertThat(new ProbabilityTest(10, 1, 0.1).binomial()).isCloseTo(1 - Math.pow(0.9, 10), within(1e-12));
        assertThat(new ProbabilityTest(1_000, 25, 0.01).jeffreys()).isLessThan(0.001);
        assertThat(new ProbabilityTest(1_000, 10, 0.01).jeffreys()).isBetween(0.3, 0.7);
        assertThat(new ProbabilityTest(1_000, 0, 0.01).binomial()).isEqualTo(1);
        assertThatThrownBy(() -> new ProbabilityTest(5, 6, 0.1)).hasMessageContaining("6 defaults of 5");
    }

    @Test
    void bounds_of_grades_without_defaults_are_those_of_pluto_and_tasche() {
        // 100, 400, 300 customers, no default, 50 %: 0.09, 0.10, 0.23 %; 99 %: 0.57, 0.65, 1.52 %
        var none = List.of(observed(100, 0), observed(400, 0), observed(300, 0));
        assertThat(percent(none, 0.50)).containsExactly(0.09, 0.10, 0.23);
        assertThat(percent(none, 0.90)).containsExactly(0.29, 0.33, 0.76);
        assertThat(percent(none, 0.99)).containsExactly(0.57, 0.66, 1.52);
        // with 0, 2 and 1 defaults: 0.46, 0.52, 0.56 at 50 %
        var few = List.of(observed(100, 0), observed(400, 2), observed(300, 1));
        assertThat(percent(few, 0.50)).containsExactly(0.46, 0.52, 0.56);
    }

    private static List<Double> percent(List<LowDefaultBounds.Observed> grades, double confidence) {
        return LowDefaultBounds.of(grades, confidence).stream()
                .map(bound -> Math.round(bound * 10_000) / 100.0)
                .toList();
    }

    private static LowDefaultBounds.Observed observed(int customers, int defaults) {
        return new LowDefaultBounds.Observed(customers, defaults);
    }

    private static Predictions grouped() {
        return new Predictions(
                new double[] {0.1, 0.5, 0.1, 0.5, 0.1, 0.5, 0.1, 0.5},
                new boolean[] {false, true, false, true, false, true, false, false});
    }

    private static Predictions withRates(double... rates) {
        double[] risks = new double[rates.length * 100];
        boolean[] events = new boolean[risks.length];
        for (int i = 0; i < rates.length; i++) {
            Arrays.fill(risks, i * 100, i * 100 + 100, rates[i]);
            Arrays.fill(events, i * 100, i * 100 + (int) Math.round(rates[i] * 100), true);
        }
        return new Predictions(risks, events);
    }
}
