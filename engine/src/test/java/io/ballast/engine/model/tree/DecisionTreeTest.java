package io.ballast.engine.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTreeTest {
    /** Late payers fail, and whose delay is unknown; among the others those of the coast do. */
    private static final Sample SAMPLE = new Sample(
            List.of(
                    new NumberColumn("delay", new double[] {40, 50, 60, 5, 8, 9, 10, 3, 7, Double.NaN, Double.NaN}),
                    new CategoryColumn(
                            "region", List.of("coast", "east", "west"), new int[] {1, 0, 2, 0, 1, 2, 0, 2, 1, 0, 0})),
            new boolean[] {true, true, true, true, false, false, true, false, false, true, true});

    @Test
    void a_small_tree_reads_as_rules() {
        TreeModel model = new DecisionTree(3, 0, 1, 0, Map.of()).fit(SAMPLE);
        List<LeafRule> rules = LeafRule.of(model.ensemble(), 0);
        assertThat(rules).extracting(LeafRule::value).containsOnly(0.0, 1.0);
        assertThat(rules.stream().mapToDouble(LeafRule::cover).sum()).isEqualTo(11);
        assertThat(texts(rules))
                .containsExactly(
                        "delay <= 9.5 | region: coast",
                        "delay <= 9.5 | region: east, west or missing",
                        "delay > 9.5 or missing");
        assertThat(rules.getLast().conditions().getFirst().text())
                .isEqualTo(Text.of("delay > 9.5 或缺失", "delay > 9.5 or missing"));
    }

    @Test
    void each_row_follows_exactly_one_rule_and_gets_its_rate() {
        Sample sample = Made.customers(1_000, 4);
        TreeModel model = DecisionTree.standard().fit(sample);
        Tree tree = model.ensemble().trees().getFirst();
        double sum = 0;
        for (LeafRule rule : LeafRule.of(model.ensemble(), 0)) {
            assertThat(rule.cover()).isGreaterThanOrEqualTo(20);
            sum += rule.value() * rule.cover();
        }
        assertThat(sum).isCloseTo(sample.events(), within(1e-9));
        assertThat(LeafRule.of(model.ensemble(), 0)).hasSize(tree.leaves());
    }

    @Test
    void a_higher_price_of_leaves_leaves_fewer_until_one_is_left() {
        Sample sample = Made.customers(1_000, 4);
        int before = Integer.MAX_VALUE;
        for (double complexity : new double[] {0, 0.001, 0.005, 0.02, 1}) {
            int leaves = new DecisionTree(8, 0, 5, complexity, Map.of())
                    .fit(sample)
                    .ensemble()
                    .trees()
                    .getFirst()
                    .leaves();
            assertThat(leaves).isLessThan(before);
            before = leaves;
        }
        assertThat(before).isEqualTo(1);
    }

    @Test
    void a_question_that_helps_only_through_the_next_one_survives_pruning() {
        // either alone says little, both together all: (0,0) and (1,1) fail, but one side is a little heavier
        double[] a = new double[101];
        double[] b = new double[101];
        boolean[] events = new boolean[101];
        for (int row = 0; row < 101; row++) {
            a[row] = row % 2;
            b[row] = row / 2 % 2;
            events[row] = a[row] == b[row];
        }
        Sample sample = new Sample(List.of(new NumberColumn("a", a), new NumberColumn("b", b)), events);
        TreeModel model = new DecisionTree(2, 0, 1, 0.1, Map.of()).fit(sample);
        assertThat(model.ensemble().trees().getFirst().leaves()).isEqualTo(4);
        assertThat(model.probabilities(sample)).containsOnly(0.0, 1.0);
    }

    private static List<String> texts(List<LeafRule> rules) {
        return rules.stream()
                .map(rule -> String.join(
                        " | ",
                        rule.conditions().stream().map(c -> c.text().en()).toList()))
                .toList();
    }
}
