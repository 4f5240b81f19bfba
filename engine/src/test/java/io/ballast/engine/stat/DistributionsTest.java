package io.ballast.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digits of SciPy 1.10; docs/sources.md#distributions. */
class DistributionsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.15865525393145707",
        "1.959963984540054, 0.025",
        "-2, 0.9772498680518208",
        "3, 0.0013498980316300933",
        "8, 6.22096057427174e-16",
        "20, 2.7536241186061556e-89"
    })
    void the_tail_of_the_normal_distribution(double z, double above) {
        assertThat(NormalDistribution.above(z)).isCloseTo(above, within(above * 1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.975, 1.959963984540054", "0.001, -3.090232306167813", "1e-10, -6.361340902404056"})
    void the_quantiles_of_the_normal_distribution(double share, double z) {
        assertThat(NormalDistribution.quantile(share)).isCloseTo(z, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "1.758519, 1, 0.1848093496208309",
        "3.841458820694124, 1, 0.05",
        "15.50731305586545, 8, 0.05",
        "0, 3, 1",
        "2, 2, 0.36787944117144233",
        "100, 10, 5.4497019829205215e-17",
        "0.01, 6, 0.9999999792446357"
    })
    void the_tail_of_chi_square(double x, double degrees, double above) {
        assertThat(ChiSquareDistribution.above(x, degrees)).isCloseTo(above, within(above * 1e-11));
    }

    @Test
    void both_ends_sum_to_one_and_nonsense_is_refused() {
        assertThat(ChiSquareDistribution.below(7, 4) + ChiSquareDistribution.above(7, 4))
                .isCloseTo(1, within(1e-15));
        assertThat(NormalDistribution.below(1) + NormalDistribution.above(1)).isCloseTo(1, within(1e-15));
        assertThat(NormalDistribution.beyond(-1.959963984540054)).isCloseTo(0.05, within(1e-14));
        assertThatThrownBy(() -> ChiSquareDistribution.above(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NormalDistribution.quantile(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_beta_distribution_bounds_shares() {
        assertThat(BetaDistribution.below(0.3, 2, 3)).isCloseTo(0.3483, within(1e-12)); // 1 - .7^4 - 4 x .3 x .7^3
        assertThat(BetaDistribution.quantile(0.3483, 2, 3)).isCloseTo(0.3, within(1e-12));
        assertThat(BetaDistribution.below(0, 0.5, 0.5)).isZero();
        assertThat(BetaDistribution.below(0.5, 0.5, 0.5)).isCloseTo(0.5, within(1e-13));
    }
}
