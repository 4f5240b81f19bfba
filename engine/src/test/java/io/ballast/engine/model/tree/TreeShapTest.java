package io.ballast.engine.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.Sample;
import io.ballast.engine.model.validation.Predictions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeShapTest {
    private static final Sample SAMPLE = Made.customers(400, 11);

    @Test
    void contributions_are_those_of_all_orders_in_which_columns_can_become_known() {
        TreeModel model = new Boosting(3, 0.3, 5, 32, 0.5, 1, 1, 1, Map.of(), 1).fit(SAMPLE);
        Ensemble ensemble = model.ensemble();
        Features features = Features.of(ensemble.predictors(), SAMPLE);
        for (int row = 0; row < 30; row++) {
            Explanation explanation = ensemble.explain(SAMPLE, row);
            for (int column = 0; column < 4; column++) {
                double expected = 0;
                for (Tree tree : ensemble.trees()) {
                    expected += byAllOrders(tree, features, row, column);
                }
                assertThat(explanation.contributions().get(column).amount())
                        .as("row " + row + " column " + column)
                        .isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void the_usual_score_and_the_contributions_add_up_to_the_score() {
        for (TreeModel model : new TreeModel[] {
            Boosting.standard().fit(SAMPLE),
            Forest.standard().fit(SAMPLE),
            DecisionTree.standard().fit(SAMPLE)
        }) {
            double[] scores = model.ensemble().scores(SAMPLE);
            for (int row = 0; row < 20; row++) {
                Explanation explanation = model.ensemble().explain(SAMPLE, row);
                double sum = explanation.usual();
                for (Contribution contribution : explanation.contributions()) {
                    sum += contribution.amount();
                }
                assertThat(explanation.score()).isEqualTo(scores[row]);
                assertThat(sum).isCloseTo(scores[row], within(1e-11));
            }
        }
    }

    @Test
    void the_usual_score_of_boosting_is_the_mean_over_the_sample() {
        TreeModel model = Boosting.standard().fit(SAMPLE);
        double sum = 0;
        for (double score : model.ensemble().scores(SAMPLE)) {
            sum += score;
        }
        assertThat(model.ensemble().explain(SAMPLE, 0).usual()).isCloseTo(sum / SAMPLE.rows(), within(1e-10));
    }

    @Test
    void what_made_the_outcome_is_most_important_and_its_dependence_rises() {
        TreeModel model = Boosting.standard().fit(Made.customers(3_000, 5));
        assertThat(model.ensemble().importance().getFirst().column()).isEqualTo("delay");
        assertThat(model.ensemble().importance().stream()
                        .mapToDouble(Contribution::amount)
                        .sum())
                .isCloseTo(1, within(1e-12));
        PartialDependence delay = PartialDependence.of(model, SAMPLE, "delay", 5);
        assertThat(delay.points())
                .extracting(PartialDependence.Point::value)
                .startsWith(0.0)
                .endsWith(59.0);
        assertThat(delay.points().getLast().probability())
                .isGreaterThan(3 * delay.points().getFirst().probability());
        PartialDependence size = PartialDependence.of(model, SAMPLE, "size", 5);
        assertThat(size.points()).hasSize(4);
        assertThat(size.points().getFirst().probability())
                .isGreaterThan(size.points().getLast().probability());
        assertThat(Predictions.of(model, SAMPLE).rows()).isEqualTo(400);
    }

    /** Mean over all 4! orders by subsets: weight |S|! (3 - |S|)! / 4! of knowing the column on top of S. */
    private static double byAllOrders(Tree tree, Features features, int row, int column) {
        double[] factorial = {1, 1, 2, 6, 24};
        double sum = 0;
        for (int known = 0; known < 16; known++) {
            if ((known >> column & 1) == 0) {
                int size = Integer.bitCount(known);
                double with = expected(tree, 0, features, row, known | 1 << column);
                sum += factorial[size] * factorial[3 - size] / 24 * (with - expected(tree, 0, features, row, known));
            }
        }
        return sum;
    }

    private static double expected(Tree tree, int node, Features features, int row, int known) {
        if (tree.isLeaf(node)) {
            return tree.value(node);
        }
        int left = tree.left(node);
        int column = tree.column(node);
        if ((known >> column & 1) == 1) {
            int next = tree.goesLeft(node, features.value(column, row)) ? left : left + 1;
            return expected(tree, next, features, row, known);
        }
        return (tree.cover(left) * expected(tree, left, features, row, known)
                        + tree.cover(left + 1) * expected(tree, left + 1, features, row, known))
                / tree.cover(node);
    }
}
