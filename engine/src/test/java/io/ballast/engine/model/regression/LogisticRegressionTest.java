package io.ballast.engine.model.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The 32 cars of 1974 that come with R: is the gearbox manual, by weight in 1,000 lb and power in 100 hp. Coefficients
 * and errors without penalty are those of R's glm, with ridge and elastic net those of scikit-learn 1.2.1 at C = 1.
 */
class LogisticRegressionTest {
    private static final double[] WEIGHTS = {
        2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440, 4.070, 3.730, 3.780, 5.250, 5.424,
        5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780
    };
    private static final double[] POWERS = {
        1.10, 1.10, 0.93, 1.10, 1.75, 1.05, 2.45, 0.62, 0.95, 1.23, 1.23, 1.80, 1.80, 1.80, 2.05, 2.15, 2.30, 0.66,
        0.52, 0.65, 0.97, 1.50, 1.50, 2.45, 1.75, 0.66, 0.91, 1.13, 2.64, 1.75, 3.35, 1.09
    };
    private static final boolean[] MANUAL = new boolean[WEIGHTS.length];

    static {
        for (int i : new int[] {0, 1, 2, 17, 18, 19, 25, 26, 27, 28, 29, 30, 31}) {
            MANUAL[i] = true;
        }
    }

    private static Design cars() {
        double[] values = new double[2 * WEIGHTS.length];
        for (int i = 0; i < WEIGHTS.length; i++) {
            values[2 * i] = WEIGHTS[i];
            values[2 * i + 1] = POWERS[i];
        }
        return new Design(List.of("weight", "power"), WEIGHTS.length, values);
    }

    private static LogisticFit fit(Design design, Penalty penalty, CoefficientSign sign) {
        return LogisticRegression.fit(design, MANUAL, penalty, sign);
    }

    @Test
    void gives_the_published_fit_with_errors_and_p_values() {
        LogisticFit fit = fit(cars().with(List.of(0)), Penalty.none(), CoefficientSign.ANY);

        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.intercept()).isCloseTo(12.04036973, within(1e-7));
        assertThat(fit.coefficients().getFirst()).isCloseTo(-4.02396996, within(1e-7));
        assertThat(fit.standardErrors().getFirst()).isCloseTo(1.43652775, within(1e-5));
        assertThat(fit.pValue(0)).isCloseTo(0.00509, within(1e-5));
        // R: residual deviance 19.176, AIC 23.176
        assertThat(-2 * fit.logLikelihood()).isCloseTo(19.176, within(5e-4));
        assertThat(InformationCriterion.AIC.of(fit)).isCloseTo(23.176, within(5e-4));
    }

    @Test
    void ridge_and_elastic_net_agree_with_others() {
        LogisticFit ridge = fit(cars(), Penalty.ofRidge(1), CoefficientSign.ANY);
        assertThat(ridge.intercept()).isCloseTo(5.68841673, within(1e-7));
        assertThat(ridge.coefficients().get(0)).isCloseTo(-2.26287629, within(1e-7));
        assertThat(ridge.coefficients().get(1)).isCloseTo(0.63513456, within(1e-7));

        LogisticFit net = fit(cars(), new Penalty(1, 1), CoefficientSign.ANY);
        assertThat(net.coefficients().get(0)).isCloseTo(-1.72091834, within(1e-6));
        assertThat(net.coefficients().get(1)).isCloseTo(0.13753569, within(1e-6));
    }

    @Test
    void a_coefficient_of_wrong_sign_is_zero_and_the_others_are_as_if_it_was_not_there() {
        LogisticFit held = fit(cars(), Penalty.ofRidge(1), CoefficientSign.NOT_POSITIVE);
        LogisticFit alone = fit(cars().with(List.of(0)), Penalty.ofRidge(1), CoefficientSign.ANY);

        assertThat(held.coefficients().get(1)).isZero();
        assertThat(held.coefficients().get(0)).isCloseTo(alone.coefficients().get(0), within(1e-8));
        assertThat(held.logLikelihood()).isCloseTo(alone.logLikelihood(), within(1e-8));
    }

    @Test
    void outcomes_that_a_column_parts_have_no_fit_without_a_penalty_but_one_with_it() {
        Design design = new Design(List.of("x"), 4, new double[] {1, 2, 3, 4});
        boolean[] events = {false, false, true, true};

        LogisticFit with = LogisticRegression.fit(design, events, Penalty.ofRidge(1), CoefficientSign.ANY);

        assertThat(with.isConverged()).isTrue();
        LogisticFit without = LogisticRegression.fit(design, events, Penalty.none(), CoefficientSign.ANY);
        assertThat(without.coefficients().getFirst()).isFinite();
        assertThat(without.coefficients().getFirst())
                .isGreaterThan(with.coefficients().getFirst());
    }

    /** On many rows the likelihood is rounded by more than the last step gains. */
    @Test
    void a_large_sample_is_done_in_a_few_steps() {
        Random random = new Random(42);
        int rows = 150_000;
        int columns = 10;
        double[] values = new double[rows * columns];
        boolean[] events = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            double logOdds = -2;
            for (int column = 0; column < columns; column++) {
                double x = random.nextGaussian();
                values[row * columns + column] = x;
                logOdds += x * 0.3 * (column % 3 - 1);
            }
            events[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        }
        List<String> names =
                IntStream.range(0, columns).mapToObj(column -> "x" + column).toList();

        LogisticFit fit = LogisticRegression.fit(
                new Design(names, rows, values), events, Penalty.ofRidge(1), CoefficientSign.ANY);

        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.iterations()).isLessThan(9);
    }

    @Test
    void selection_keeps_what_pays_for_itself() {
        Random random = new Random(7);
        int rows = 400;
        double[] values = new double[4 * rows];
        boolean[] events = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 4; column++) {
                values[4 * row + column] = random.nextGaussian();
            }
            events[row] = values[4 * row] - 2 * values[4 * row + 2] + random.nextGaussian() > 0;
        }
        Design design = new Design(List.of("a", "noise", "b", "more noise"), rows, values);

        for (StepwiseSelection.Direction direction : StepwiseSelection.Direction.values()) {
            assertThat(new StepwiseSelection(direction, InformationCriterion.BIC)
                            .choose(design, events, Penalty.none(), CoefficientSign.ANY))
                    .containsExactly(0, 2);
        }
    }

    @Test
    void inflation_says_how_much_columns_say_the_same() {
        Collinearity collinearity = Collinearity.of(cars());

        // correlation 0.6587479, 1 / (1 - its square)
        assertThat(collinearity.correlation(0, 1)).isCloseTo(0.6587478873447591, within(1e-12));
        assertThat(collinearity.inflation().orElseThrow()[0]).isCloseTo(1.7666245792682789, within(1e-12));
        Design twice = cars().with(List.of(0, 0));
        assertThat(Collinearity.of(twice).inflation()).isEmpty();
    }

    @Test
    void outcomes_of_one_kind_are_refused() {
        Design design = new Design(List.of("x"), 2, new double[] {1, 2});
        assertThatThrownBy(() -> LogisticRegression.fit(design, new boolean[2], Penalty.none(), CoefficientSign.ANY))
                .hasMessageContaining("events");
        assertThatThrownBy(() -> LogisticRegression.fit(design, new boolean[3], Penalty.none(), CoefficientSign.ANY))
                .hasMessageContaining("3 outcomes");
    }
}
