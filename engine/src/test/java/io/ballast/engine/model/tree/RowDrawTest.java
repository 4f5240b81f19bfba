package io.ballast.engine.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowDrawTest {
    @Test
    void rows_that_err_most_are_surely_drawn_and_the_others_stand_for_those_left_out() {
        // two err by 1, eight by 0.1; of the five to draw both large ones are certain, three are left for eight: 0.375
        int drawn = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            double[] residuals = {-0.1, 0.1, 1, 0.1, 0.1, -0.1, 0.1, -1, 0.1, 0.1};
            double[] weights = new double[10];
            Arrays.fill(weights, 0.2);
            int[] rows = new RowDraw(0.5).draw(residuals, weights, new SplitMix(seed));
            drawn += rows.length;
            assertThat(rows).contains(2, 7).isSorted();
            for (int row : rows) {
                boolean isLarge = row == 2 || row == 7;
                assertThat(weights[row]).isCloseTo(isLarge ? 0.2 : 0.2 / 0.375, within(1e-12));
                assertThat(Math.abs(residuals[row])).isCloseTo(isLarge ? 1 : 0.1 / 0.375, within(1e-12));
            }
        }
        assertThat(drawn / 2_000.0).isCloseTo(5, within(0.1));
    }

    @Test
    void the_generator_is_that_of_the_literature() {
        // first numbers of SplitMix64 from seed 1234567
        SplitMix random = new SplitMix(1_234_567);
        assertThat(random.next()).isEqualTo(6_457_827_717_110_365_317L);
        assertThat(random.next()).isEqualTo(3_203_168_211_198_807_973L);
        assertThat(new SplitMix(3).some(4, 9)).hasSize(4).isSorted().doesNotHaveDuplicates();
    }
}
