package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.card.CardScale;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.scoring.MasterScale;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ShadowModelTest {
    private static final int ROWS = 200;

    private static Sample sample(String column) {
        double[] values = new double[ROWS];
        boolean[] events = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[row] = row;
            events[row] = row % 3 == 0 && row > ROWS / 2;
        }
        return new Sample(List.of(new NumberColumn(column, values)), events);
    }

    private static Fitted fitted(ModelKind kind, String column) {
        return Fitted.of(kind, sample(column), 1, CardScale.of(MasterScale.standard()), Plan.usual());
    }

    private static StoredModel stored(ModelKind kind, Fitted fitted, String hash) {
        Predictions said = Predictions.of(fitted.model(), sample("tenure_days"));
        return new StoredModel(1, 1, kind, hash, Report.of(said, said, Optional.empty()), OptionalLong.empty());
    }

    @Test
    void what_was_trained_scores_the_books_and_what_they_have_not_is_missing() {
        for (ModelKind kind : List.of(ModelKind.SCORECARD, ModelKind.TREE)) {
            Fitted fitted = fitted(kind, "tenure_days");
            ShadowModel model = ShadowModel.of(stored(kind, fitted, fitted.hash()), fitted.text());
            assertThat(model.columns()).containsExactly("tenure_days");
            assertThat(model.probabilities(sample("tenure_days")))
                    .isEqualTo(fitted.model().probabilities(sample("tenure_days")));
            assertThat(model.probabilities(sample("oldest_overdue_days")))
                    .hasSize(ROWS)
                    .containsOnly(model.probabilities(sample("oldest_overdue_days"))[0]);
        }
    }

    @Test
    void a_text_that_is_not_the_trained_one_is_refused() {
        Fitted fitted = fitted(ModelKind.TREE, "tenure_days");
        StoredModel stored = stored(ModelKind.TREE, fitted, "0".repeat(64));
        assertThatThrownBy(() -> ShadowModel.of(stored, fitted.text())).hasMessageContaining("fault.tampered");
        StoredModel right = stored(ModelKind.TREE, fitted, fitted.hash());
        assertThatThrownBy(() -> ShadowModel.of(right, fitted.text() + "x")).hasMessageContaining("fault.tampered");
    }

    @Test
    void what_the_ledger_does_not_give_is_refused_by_name() {
        Fitted foreign = fitted(ModelKind.TREE, "credit_amount");
        Fitted known = fitted(ModelKind.TREE, "tenure_days");
        StoredModel stored = new StoredModel(
                1,
                1,
                ModelKind.TREE,
                foreign.hash(),
                stored(ModelKind.TREE, known, known.hash()).report(),
                OptionalLong.empty());
        assertThatThrownBy(() -> ShadowModel.of(stored, foreign.text()))
                .hasMessageContaining("fault.foreign")
                .hasMessageContaining("422");
    }

    @Test
    void the_card_in_force_does_not_challenge_itself() {
        Fitted fitted = fitted(ModelKind.TREE, "tenure_days");
        StoredModel stored = stored(ModelKind.EXPERT, fitted, fitted.hash());
        assertThatThrownBy(() -> ShadowModel.of(stored, fitted.text())).hasMessageContaining("fault.baseline");
    }
}
