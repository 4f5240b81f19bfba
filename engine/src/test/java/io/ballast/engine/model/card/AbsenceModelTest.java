package io.ballast.engine.model.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsenceModelTest {
    private static final int ROWS = 1000;

    /** The number tells nothing; of those without it every second is bad, of the others every tenth. */
    private static Sample sample(boolean isSometimesMissing) {
        double[] values = new double[ROWS];
        boolean[] events = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean isMissing = row % 4 == 0;
            values[row] = isMissing && isSometimesMissing ? Double.NaN : row * 7919 % 101;
            events[row] = isMissing ? row % 8 == 0 : row % 10 == 1;
        }
        return new Sample(List.of(new NumberColumn("profit", values)), events);
    }

    @Test
    void it_knows_who_has_no_figure_and_nothing_of_the_figures() {
        Sample sample = sample(true);

        AbsenceModel model = AbsenceModel.of(sample, CardRules.standard());

        assertThat(Auc.of(Predictions.of(model, sample)).value()).isGreaterThan(0.65);
        assertThat(model.probabilities(sample))
                .containsOnly(model.probabilities(sample)[0], model.probabilities(sample)[1]);
    }

    @Test
    void a_sample_without_gaps_has_nothing_to_tell() {
        assertThat(AbsenceModel.reads(sample(false))).isFalse();
        assertThatThrownBy(() -> AbsenceModel.of(sample(false), CardRules.standard()))
                .hasMessageContaining("missing for some");
    }
}
