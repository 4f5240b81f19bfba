package io.ballast.engine.model.binning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.PublicData;
import io.ballast.engine.model.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures as published; docs/sources.md#binning-tables names where. */
class BinningTableTest {

    /** The counts of the bins follow from their published sizes and WOE: events 115 of 118, 76 of 79 and so on. */
    @Test
    void gives_the_published_figures_of_the_mean_radius() {
        BinningTable table = new NumberBinning(
                        "mean radius",
                        List.of(11.42500019, 12.32999992, 13.09499979, 13.70499992, 15.04500008, 16.92500019),
                        List.of(),
                        List.of(
                                new BinCount(115, 3),
                                new BinCount(76, 3),
                                new BinCount(61, 7),
                                new BinCount(39, 10),
                                new BinCount(55, 28),
                                new BinCount(10, 44),
                                new BinCount(1, 117),
                                new BinCount(0, 0)),
                        Trend.DESCENDING)
                .table(0);

        double[] published = {-3.12517, -2.71097, -1.64381, -0.839827, -0.153979, 2.00275, 5.28332};
        for (int bin = 0; bin < published.length; bin++) {
            assertThat(table.rows().get(bin).woe()).isCloseTo(published[bin], within(1e-5));
        }
        assertThat(table.informationValue()).isCloseTo(5.04392547, within(1e-8));
        assertThat(table.jensenShannon()).isCloseTo(0.39378376, within(1e-8));
        assertThat(table.gini()).isCloseTo(0.87541620, within(1e-8));
        assertThat(table.hellinger()).isCloseTo(0.47248971, within(1e-8));
        assertThat(table.triangular()).isCloseTo(1.25592041, within(1e-8));
        assertThat(table.kolmogorovSmirnov()).isCloseTo(0.72862164, within(1e-8));
        assertThat(table.herfindahl()).isCloseTo(0.15727342, within(1e-8));
        assertThat(table.cramersV()).isCloseTo(0.80066760, within(1e-8));
    }

    /** The published tables turn the sign: there, more is riskier. */
    @Test
    void gives_the_published_figures_of_german_credit() {
        Sample sample = PublicData.sample("german_credit.csv");

        BinningTable amount = table(sample, "amount", List.of(1400.0, 1800.0, 4000.0, 9200.0));
        assertThat(amount.informationValue()).isCloseTo(0.181220, within(1e-6));

        BinningTable duration = table(sample, "duration", List.of(8.0, 16.0, 34.0, 44.0));
        assertThat(duration.informationValue()).isCloseTo(0.282618, within(1e-6));
        assertWoes(duration, 1.312186, 0.346625, -0.108688, -0.524524, -1.134980);

        BinningTable age = table(sample, "age", List.of(26.0, 28.0, 35.0, 37.0));
        assertThat(age.informationValue()).isCloseTo(0.130499, within(1e-6));
        assertWoes(age, -0.528844, 0.160930, -0.142455, 0.872488, 0.212371);
    }

    @Test
    void an_empty_bin_says_nothing_and_smoothing_keeps_a_pure_one_finite() {
        NumberBinning pure = new NumberBinning(
                "x",
                List.of(1.0),
                List.of(),
                List.of(new BinCount(10, 0), new BinCount(0, 30), new BinCount(0, 0)),
                Trend.DESCENDING);

        List<Double> woes = pure.woes(0.5, MissingPolicy.EMPIRICAL);

        // (0 + 0.5) / 30 to (10 + 0.5) / 10, and (30 + 0.5) / 30 to (0 + 0.5) / 10
        assertThat(woes.get(0)).isCloseTo(Math.log(0.5 / 30 / (10.5 / 10)), within(1e-12));
        assertThat(woes.get(1)).isCloseTo(Math.log(30.5 / 30 / (0.5 / 10)), within(1e-12));
        assertThat(woes.get(2)).isZero();
    }

    private static BinningTable table(Sample sample, String column, List<Double> cuts) {
        return NumberBinning.of((NumberColumn) sample.column(column), sample, cuts, List.of(), Trend.FREE)
                .table(0);
    }

    private static void assertWoes(BinningTable table, double... woes) {
        for (int bin = 0; bin < woes.length; bin++) {
            assertThat(table.rows().get(bin).woe()).isCloseTo(woes[bin], within(1e-6));
        }
    }
}
