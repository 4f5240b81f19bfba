package io.ballast.engine.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.stat.ChiSquareDistribution;
import org.junit.jupiter.api.Test;

class StabilityTest {
    @Test
    void the_published_example_of_ten_score_bins_is_met() {
        // docs/sources.md#population-stability; total from the counts 0.0047757638
        long[] then = {565, 803, 807, 729, 1015, 565, 417, 752, 823, 845};
        long[] now = {236, 334, 331, 310, 416, 269, 185, 298, 407, 352};
        double[] published = {.000051, .000098, .000209, .000006, .000272, .000898, .000069, .000608, .002472, .000093};
        Stability stability = Stability.of(then, now);
        for (int i = 0; i < published.length; i++) {
            assertThat(stability.bins().get(i).index()).as("bin " + i).isCloseTo(published[i], within(1e-6));
        }
        assertThat(stability.index()).isCloseTo(0.0047757638, within(1e-10)).isLessThan(Stability.WATCH);
    }

    @Test
    void the_published_p_value_of_a_chi_square_is_met() {
        assertThat(ChiSquareDistribution.above(1.758519, 1)).isCloseTo(0.184809, within(5e-7));
    }

    @Test
    void a_bin_is_tested_against_all_others() {
        // 20 of 100 then, 10 of 100 now: expected 15 and 85 in each: 2 x 25/15 + 2 x 25/85
        Stability.Bin bin =
                Stability.of(new long[] {20, 80}, new long[] {10, 90}).bins().getFirst();
        assertThat(bin.chiSquare()).isCloseTo(50.0 / 15 + 50.0 / 85, within(1e-12));
        assertThat(bin.pValue()).isCloseTo(0.0477, within(1e-4));
    }

    @Test
    void an_emptied_bin_is_a_large_shift_and_not_an_infinite_one() {
        Stability stability = Stability.of(new long[] {50, 50, 0}, new long[] {0, 100, 0});
        assertThat(stability.index()).isGreaterThan(Stability.SHIFTED).isFinite();
        assertThat(stability.bins().getLast().index()).isZero();
        assertThat(stability.bins().getLast().chiSquare()).isZero();
        assertThatThrownBy(() -> Stability.of(new long[] {1}, new long[] {0})).hasMessageContaining("No observations");
        assertThatThrownBy(() -> Stability.of(new long[] {1}, new long[] {-1})).hasMessageContaining("-1");
        assertThatThrownBy(() -> Stability.of(new long[] {1}, new long[] {1, 2}))
                .hasMessageContaining("1 and 2");
    }

    @Test
    void scores_of_the_same_population_do_not_shift() {
        double[] risks = new double[1_000];
        double[] higher = new double[1_000];
        boolean[] events = new boolean[1_000];
        for (int i = 0; i < 1_000; i++) {
            risks[i] = i / 1_000.0;
            higher[i] = Math.min(1, i / 1_000.0 + 0.3);
            events[i] = i % 7 == 0;
        }
        Predictions then = new Predictions(risks, events);
        assertThat(Stability.ofScores(then, then).index()).isZero();
        assertThat(Stability.ofScores(then, new Predictions(higher, events)).index())
                .isGreaterThan(Stability.SHIFTED);
    }
}
