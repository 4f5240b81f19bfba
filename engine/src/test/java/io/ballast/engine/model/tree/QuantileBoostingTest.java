package io.ballast.engine.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.Sample;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuantileBoostingTest {
    private static final Sample SAMPLE = Made.customers(2_000, 21);
    private static final double[] DAYS = days(SAMPLE, 22);

    @Test
    void one_very_late_payment_does_not_move_the_median() {
        Sample two = Made.one("x", new double[] {1, 1, 1, 2, 2, 2}, new boolean[6]);
        QuantileModel model = new QuantileBoosting(0.5, 1, 1, 1, 1).fit(two, new double[] {5, 6, 900, 20, 21, 22});
        assertThat(model.numbers(two)).containsExactly(6, 6, 6, 21, 21, 21);
    }

    @Test
    void the_median_errs_less_than_the_same_number_for_all() {
        Sample unseen = Made.customers(2_000, 31);
        double[] came = days(unseen, 32);
        double[] said = QuantileBoosting.median().fit(SAMPLE, DAYS).numbers(unseen);
        double[] same = new double[came.length];
        Arrays.fill(same, Arrays.stream(came).sorted().toArray()[came.length / 2]);
        assertThat(error(said, came)).isLessThan(0.6 * error(same, came));
    }

    @Test
    void nine_of_ten_payments_come_before_their_ninth_tenth() {
        Sample unseen = Made.customers(2_000, 41);
        double[] came = days(unseen, 42);
        double[] said = QuantileBoosting.of(0.9).fit(SAMPLE, DAYS).numbers(unseen);
        int before = 0;
        for (int row = 0; row < said.length; row++) {
            before += came[row] <= said[row] ? 1 : 0;
        }
        assertThat(before / 2_000.0).isCloseTo(0.9, within(0.04));
    }

    @Test
    void it_is_the_same_again_and_after_reading_its_text() {
        QuantileModel model = QuantileBoosting.median().fit(SAMPLE, DAYS);
        assertThat(QuantileBoosting.median().fit(SAMPLE, DAYS).hash()).isEqualTo(model.hash());
        assertThat(QuantileModel.parse(model.text()).numbers(SAMPLE)).containsExactly(model.numbers(SAMPLE));
        assertThatThrownBy(() -> TreeModel.parse(model.text())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        QuantileModel.parse(DecisionTree.standard().fit(SAMPLE).text()))
                .hasMessageContaining("SHARE");
    }

    @Test
    void settings_and_numbers_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> QuantileBoosting.of(1)).hasMessageContaining("quantile 1.0");
        assertThatThrownBy(() -> QuantileBoosting.median().fit(SAMPLE, new double[3]))
                .hasMessageContaining("3 numbers for 2000");
    }

    /** Days follow delay and size, with a tail of late ones. */
    private static double[] days(Sample sample, long seed) {
        SplitMix random = new SplitMix(seed);
        Features features =
                Features.of(sample.columns().stream().map(Predictor::of).toList(), sample);
        double[] days = new double[sample.rows()];
        Arrays.setAll(
                days,
                row -> 30
                        + features.value(0, row) / 2
                        + random.below(5)
                        + (random.below(20) == 0 ? random.below(300) : 0));
        return days;
    }

    private static double error(double[] said, double[] came) {
        double sum = 0;
        for (int i = 0; i < said.length; i++) {
            sum += Math.abs(said[i] - came[i]);
        }
        return sum / said.length;
    }
}
