package io.ballast.engine.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostingTest {
    @Test
    void one_step_is_the_one_worked_by_hand() {
        // rate 1/2: base 0, p = 1/2, residuals -1/2 and 1/2, weights 1/4; of the two at 1 the leaf is
        // -1 / (1/2 + 1) = -2/3, of the two at 2 it is 2/3; with a shrinkage of 1/2 they are -1/3 and 1/3
        TreeModel model = new Boosting(1, 0.5, 1, 2, 0.1, 1, 1, 1, Map.of(), 1)
                .fit(Made.one("x", new double[] {1, 1, 2, 2}, new boolean[] {false, false, true, true}));
        double[] scores = model.ensemble().scores(Made.one("x", new double[] {1, 1.5, 1.6}, new boolean[3]));
        assertThat(scores[0]).isCloseTo(-1.0 / 3, within(1e-15));
        assertThat(scores[1]).isEqualTo(scores[0]);
        assertThat(scores[2]).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void missing_values_go_where_they_belong() {
        double[] values = {1, 2, 3, 4, Double.NaN, Double.NaN};
        for (boolean isBad : new boolean[] {false, true}) {
            boolean[] events = {false, false, true, true, isBad, isBad};
            TreeModel model = new Boosting(5, 0.5, 1, 2, 0.1, 1, 1, 1, Map.of(), 1).fit(Made.one("x", values, events));
            double[] scores = model.ensemble().scores(Made.one("x", new double[] {1, 4, Double.NaN}, new boolean[3]));
            assertThat(scores[2]).isEqualTo(isBad ? scores[1] : scores[0]);
        }
    }

    @Test
    void that_a_value_is_missing_can_be_all_that_counts() {
        double[] values = {1, 2, 1, 2, Double.NaN, Double.NaN};
        TreeModel model = new Boosting(5, 0.5, 1, 2, 0.1, 1, 1, 1, Map.of(), 1)
                .fit(Made.one("x", values, new boolean[] {false, false, false, false, true, true}));
        double[] scores =
                model.ensemble().scores(Made.one("x", new double[] {-9e9, 9e300, Double.NaN}, new boolean[3]));
        assertThat(scores[0]).isEqualTo(scores[1]).isLessThan(scores[2]);
        assertThat(TreeModel.parse(model.text()).hash()).isEqualTo(model.hash());
    }

    @Test
    void a_trend_holds_for_every_customer_and_every_step() {
        Sample sample = Made.customers(1_000, 3);
        Boosting boosting = Boosting.standard();
        assertThat(falls(boosting.fit(sample), sample)).isPositive();
        TreeModel rising = boosting.with(Map.of("delay", Trend.RISING, "use", Trend.RISING))
                .fit(sample);
        assertThat(falls(rising, sample)).isZero();
        TreeModel falling = boosting.with(Map.of("delay", Trend.FALLING)).fit(sample);
        assertThat(rises(falling, sample)).isZero();
    }

    @Test
    void a_trend_holds_in_a_forest_and_in_a_single_tree() {
        Sample sample = Made.customers(1_000, 3);
        Forest forest = new Forest(30, 3, 0, 1, false, Map.of());
        DecisionTree tree = new DecisionTree(8, 0, 3, 0, Map.of());
        Map<String, Trend> rising = Map.of("delay", Trend.RISING, "use", Trend.RISING);

        assertThat(falls(forest.fit(sample), sample)).isPositive();
        assertThat(falls(forest.with(1, rising).fit(sample), sample)).isZero();
        assertThat(falls(tree.fit(sample), sample)).isPositive();
        assertThat(falls(tree.with(rising).fit(sample), sample)).isZero();
    }

    @Test
    void trends_of_unknown_columns_and_of_categories_are_refused() {
        Sample sample = Made.customers(50, 3);
        assertThatThrownBy(() ->
                        Boosting.standard().with(Map.of("weight", Trend.RISING)).fit(sample))
                .hasMessageContaining("weight");
        assertThatThrownBy(() ->
                        Boosting.standard().with(Map.of("size", Trend.RISING)).fit(sample))
                .hasMessage("Categories have no trend: size");
    }

    @Test
    void leaves_bound_a_tree_where_depth_does_not() {
        Sample sample = Made.customers(1_000, 3);
        TreeModel model = new Boosting(20, 0.1, 40, 5, 1, 1, 1, 1, Map.of(), 1).fit(sample);
        assertThat(model.ensemble().trees())
                .allMatch(tree -> tree.leaves() <= 5)
                .anyMatch(tree -> tree.leaves() == 5);
    }

    @Test
    void nothing_can_be_learnt_of_one_outcome_or_with_settings_that_are_none() {
        assertThatThrownBy(() -> Boosting.standard().fit(Made.one("x", new double[2], new boolean[2])))
                .hasMessageContaining("0 events of 2");
        assertThatThrownBy(() -> new Boosting(0, 0.1, 4, 16, 1, 1, 1, 1, Map.of(), 1))
                .hasMessageContaining("0 rounds");
        assertThatThrownBy(() -> new Boosting(9, 0.1, 4, 16, 1, 1, 0, 1, Map.of(), 1))
                .hasMessageContaining("shares 0");
        assertThatThrownBy(() -> new Forest(0, 1, 0, 1, false, Map.of())).hasMessageContaining("0 trees");
        assertThatThrownBy(() -> new DecisionTree(3, 1, 1, 0, Map.of())).hasMessageContaining("leaves of 1");
    }

    @Test
    void a_column_without_any_difference_is_not_asked_about() {
        TreeModel model = new Boosting(50, 0.2, 4, 16, 0.1, 0, 1, 1, Map.of(), 1)
                .fit(Made.one("x", new double[] {3, 3, 3, 3}, new boolean[] {false, true, true, true}));
        assertThat(model.ensemble().trees()).allMatch(tree -> tree.size() == 1);
        assertThat(model.probabilities(Made.one("x", new double[] {5}, new boolean[1]))[0])
                .isCloseTo(0.75, within(1e-3));
    }

    @Test
    void of_more_than_255_categories_the_rarest_count_as_missing() {
        int[] codes = new int[1_200];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = row % 300 < 45 && row >= 300 ? 299 - row % 300 : row % 300;
        }
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "c" + i).toList();
        Predictor predictor = Predictor.of(new CategoryColumn("c", names, codes));
        assertThat(predictor.categories().orElseThrow()).hasSize(255).doesNotContain("c44");
    }

    @Test
    void bins_of_many_numbers_hold_about_equally_many() {
        double[] values = new double[10_000];
        Arrays.setAll(values, i -> Math.sqrt(i));
        Sample sample = new Sample(List.of(new NumberColumn("x", values)), new boolean[values.length]);
        List<Predictor> predictors = List.of(Predictor.of(sample.column("x")));
        Bins bins = new Bins(predictors, Features.of(predictors, sample));
        int[] counts = new int[256];
        for (byte code : bins.codes(0)) {
            counts[code & 0xFF]++;
        }
        assertThat(bins.count(0)).isEqualTo(255);
        assertThat(Arrays.stream(counts, 0, 255).min().orElseThrow()).isBetween(38, 40);
        assertThat(Arrays.stream(counts).max().orElseThrow()).isEqualTo(40);
    }

    private static int falls(TreeModel model, Sample sample) {
        return moves(model, sample, -1);
    }

    private static int rises(TreeModel model, Sample sample) {
        return moves(model, sample, 1);
    }

    /** How often a day more of delay moves the score of a customer that way. */
    private static int moves(TreeModel model, Sample sample, int way) {
        int moves = 0;
        double[] before = {};
        for (int day = 0; day < 60; day++) {
            double[] delay = new double[sample.rows()];
            Arrays.fill(delay, day);
            double[] scores = model.ensemble()
                    .scores(new Sample(
                            List.of(
                                    new NumberColumn("delay", delay),
                                    sample.column("use"),
                                    sample.column("age"),
                                    sample.column("size")),
                            new boolean[sample.rows()]));
            for (int row = 0; row < before.length; row++) {
                moves += (scores[row] - before[row]) * way > 1e-12 ? 1 : 0;
            }
            before = scores;
        }
        return moves;
    }
}
