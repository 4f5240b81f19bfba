package io.ballast.engine.model.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.AucDrop;
import io.ballast.engine.model.validation.Stability;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchRulesTest {
    private static final WatchRules RULES = WatchRules.standard();

    @Test
    void the_published_example_of_ten_score_bins_is_green() {
        // docs/sources.md#population-stability
        long[] then = {565, 803, 807, 729, 1015, 565, 417, 752, 823, 845};
        long[] now = {236, 334, 331, 310, 416, 269, 185, 298, 407, 352};
        assertThat(RULES.of(Stability.of(then, now), 1)).isEqualTo(Light.GREEN);
    }

    @Test
    void an_index_that_small_samples_explain_turns_no_light() {
        // (.3 - .5) ln .6 + (.7 - .5) ln 1.4 = .1695; times 40 x 40 / 80 it is 3.39, which chance exceeds in 6.6 %
        Stability few = Stability.of(new long[] {20, 20}, new long[] {12, 28});
        Stability many = Stability.of(new long[] {200, 200}, new long[] {120, 280});
        assertThat(few.index()).isCloseTo(0.16946, within(1e-5));
        assertThat(few.pValue()).isCloseTo(0.0656, within(1e-4));
        assertThat(RULES.of(few, 1)).isEqualTo(Light.GREEN);
        assertThat(RULES.of(many, 1)).isEqualTo(Light.AMBER);
        // .2031 (ln 1.6842 + ln 1.4063) = .1751; times 32 it is 5.60, beyond 2.367 standard deviations
        Stability some = Stability.of(new long[] {32, 32}, new long[] {19, 45});
        assertThat(some.pValue()).isCloseTo(0.0179, within(1e-4));
        assertThat(RULES.of(some, 1)).isEqualTo(Light.AMBER);
        assertThat(RULES.of(some, 3)).as("one of three moves as far in 5.4 %").isEqualTo(Light.GREEN);
        assertThat(RULES.of(Stability.of(new long[] {200, 200}, new long[] {80, 320}), 1))
                .isEqualTo(Light.RED);
    }

    @Test
    void a_loss_of_area_that_may_be_chance_is_one_light_better() {
        // .8 - .7 with errors .02 and .03: error .036, interval .029 .. .171, z 2.77
        AucDrop certain = new AucDrop(new Auc(0.8, 0.02), new Auc(0.7, 0.03));
        assertThat(certain.interval(0.95).lower()).isCloseTo(0.0293, within(1e-4));
        assertThat(certain.pValue()).isCloseTo(0.0028, within(1e-4));
        assertThat(RULES.of(certain)).isEqualTo(Light.RED);
        assertThat(RULES.of(new AucDrop(new Auc(0.8, 0.02), new Auc(0.7, 0.06))))
                .isEqualTo(Light.AMBER);
        assertThat(RULES.of(new AucDrop(new Auc(0.8, 0.01), new Auc(0.74, 0.01))))
                .isEqualTo(Light.AMBER);
        assertThat(RULES.of(new AucDrop(new Auc(0.7, 0.01), new Auc(0.8, 0.01))))
                .isEqualTo(Light.GREEN);
    }

    @Test
    void equal_values_stay_in_one_band_and_what_is_missing_has_its_own() {
        Bands bands = Bands.equal(new NumberColumn("x", new double[] {1, 1, 1, 2, 3, 3, Double.NaN}), 3);
        assertThat(bands.cuts()).containsExactly(3.0);
        assertThat(bands.counts(new NumberColumn("x", new double[] {0, 1, 2, 9, Double.NaN})))
                .containsExactly(3, 1, 1);
        assertThat(bands.text(0)).isEqualTo("< 3");
        assertThat(bands.text(1)).isEqualTo(">= 3");
        assertThatThrownBy(() -> new Bands(List.of(2.0, 1.0))).hasMessageContaining("ascend");
    }

    @Test
    void bounds_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new WatchRules(0.3, 0.25, 0.05, 0.1, 0.95, 10, 10))
                .hasMessageContaining("0.3");
    }
}
