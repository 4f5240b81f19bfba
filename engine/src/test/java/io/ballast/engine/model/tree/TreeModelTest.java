package io.ballast.engine.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeModelTest {
    private static final Sample SAMPLE = Made.customers(2_000, 1);
    private static final Sample UNSEEN = Made.customers(2_000, 2);
    private static final Boosting FEW = new Boosting(40, 0.1, 4, 16, 1, 2, 0.5, 0.7, Map.of(), 7);
    private static final Forest GROVE = new Forest(40, 8, 0, 7, false, Map.of());

    @Test
    void the_same_sample_and_seed_give_the_same_bytes() {
        assertThat(FEW.fit(SAMPLE).text()).isEqualTo(FEW.fit(SAMPLE).text());
        String alone = GROVE.fit(SAMPLE).hash();
        assertThat(new Forest(40, 8, 0, 7, true, Map.of()).fit(SAMPLE).hash())
                .isEqualTo(alone)
                .hasSize(64);
        assertThat(new Forest(40, 8, 0, 8, false, Map.of()).fit(SAMPLE).hash()).isNotEqualTo(alone);
    }

    @Test
    void several_threads_at_once_fit_the_same_model() {
        assertThat(IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(i -> FEW.fit(SAMPLE).hash())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_model_read_back_from_its_text_scores_to_the_last_bit_as_before() {
        for (TreeModel model : models()) {
            TreeModel read = TreeModel.parse(model.text());
            assertThat(read.probabilities(UNSEEN)).containsExactly(model.probabilities(UNSEEN));
            assertThat(read.hash()).isEqualTo(model.hash());
        }
    }

    @Test
    void a_row_alone_scores_to_the_last_bit_as_among_others() {
        for (TreeModel model : models()) {
            double[] together = model.probabilities(UNSEEN);
            for (int row = 0; row < 50; row++) {
                assertThat(model.probabilities(UNSEEN.pick(new int[] {row}))).containsExactly(together[row]);
            }
        }
    }

    @Test
    void the_order_of_columns_and_of_categories_in_a_scored_sample_makes_no_difference() {
        TreeModel model = FEW.fit(SAMPLE);
        CategoryColumn size = (CategoryColumn) UNSEEN.column("size");
        int[] reversed = IntStream.range(0, UNSEEN.rows())
                .map(row -> size.isMissing(row) ? CategoryColumn.MISSING : 3 - size.code(row))
                .toArray();
        List<Column> columns = new ArrayList<>(UNSEEN.columns().reversed());
        columns.set(0, new CategoryColumn("size", Made.SIZES.reversed(), reversed));
        assertThat(model.probabilities(new Sample(columns, new boolean[UNSEEN.rows()])))
                .containsExactly(model.probabilities(UNSEEN));
    }

    @Test
    void the_order_in_which_categories_are_listed_makes_no_difference_to_the_model() {
        assertThat(FEW.fit(reversed(SAMPLE)).hash()).isEqualTo(FEW.fit(SAMPLE).hash());
    }

    @Test
    void a_category_that_the_model_never_saw_counts_as_missing() {
        TreeModel model = FEW.fit(SAMPLE);
        assertThat(model.probabilities(oneOfSize(List.of("gigantic"), 0)))
                .containsExactly(model.probabilities(oneOfSize(Made.SIZES, CategoryColumn.MISSING)));
    }

    @Test
    void a_column_that_is_not_there_or_of_another_kind_is_named() {
        TreeModel model = FEW.fit(SAMPLE);
        assertThatThrownBy(() -> model.probabilities(UNSEEN.with(List.of("delay", "use", "age"))))
                .hasMessageContaining("size");
        List<Column> columns = new ArrayList<>(UNSEEN.columns());
        columns.set(3, new NumberColumn("size", new double[UNSEEN.rows()]));
        Sample numbers = new Sample(columns, new boolean[UNSEEN.rows()]);
        assertThatThrownBy(() -> model.probabilities(numbers)).hasMessage("size must have categories, not numbers");
    }

    @Test
    void a_text_that_is_not_canonical_is_refused_with_the_line() {
        String text = DecisionTree.standard().fit(SAMPLE).text();
        assertThatThrownBy(() -> TreeModel.parse(text + "leaf\t1\t1\n")).hasMessageContaining("expected tree");
        assertThatThrownBy(() -> TreeModel.parse(text.replace("split\t0", "split\t9")))
                .hasMessageContaining("no predictor has place 9");
        assertThatThrownBy(() -> TreeModel.parse(text.replaceFirst("\t0\\.", "\t00.")))
                .hasMessageContaining("canonical");
        assertThatThrownBy(() -> TreeModel.parse(text.replaceFirst("leaf\t.*", "leaf\tNaN\t1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TreeModel.parse("")).hasMessageContaining("Line 0");
    }

    @Test
    void names_with_tabs_and_line_ends_survive() {
        Sample odd = Made.one("a\tb\\n\nc", new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true});
        TreeModel model = new DecisionTree(2, 0, 1, 0, Map.of()).fit(odd);
        assertThat(TreeModel.parse(model.text()).ensemble().predictors())
                .isEqualTo(model.ensemble().predictors());
    }

    @Test
    void every_kind_of_model_ranks_customers_it_has_not_seen() {
        assertThat(auc(DecisionTree.standard().fit(SAMPLE))).isGreaterThan(0.74);
        assertThat(auc(Boosting.standard().fit(SAMPLE))).isGreaterThan(0.76);
        assertThat(auc(GROVE.fit(SAMPLE))).isGreaterThan(0.76);
    }

    private static Sample reversed(Sample sample) {
        CategoryColumn size = (CategoryColumn) sample.column("size");
        int[] codes = IntStream.range(0, sample.rows())
                .map(row -> size.isMissing(row) ? CategoryColumn.MISSING : 3 - size.code(row))
                .toArray();
        List<Column> columns = new ArrayList<>(sample.columns());
        columns.set(3, new CategoryColumn("size", Made.SIZES.reversed(), codes));
        boolean[] events = new boolean[sample.rows()];
        for (int row = 0; row < events.length; row++) {
            events[row] = sample.isEvent(row);
        }
        return new Sample(columns, events);
    }

    private static double auc(TreeModel model) {
        return Auc.of(Predictions.of(model, UNSEEN)).value();
    }

    private static List<TreeModel> models() {
        return List.of(
                FEW.fit(SAMPLE), GROVE.fit(SAMPLE), DecisionTree.standard().fit(SAMPLE));
    }

    private static Sample oneOfSize(List<String> sizes, int code) {
        return new Sample(
                List.of(
                        new NumberColumn("delay", new double[] {40}),
                        new NumberColumn("use", new double[] {0.9}),
                        new NumberColumn("age", new double[] {3}),
                        new CategoryColumn("size", sizes, new int[] {code})),
                new boolean[1]);
    }
}
