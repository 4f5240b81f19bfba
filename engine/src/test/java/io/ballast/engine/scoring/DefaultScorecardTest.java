package io.ballast.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Indicators;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultScorecardTest {
    private static final Scorecard CARD = DefaultScorecard.card();

    @Test
    void the_card_runs_from_20_to_1000_points() {
        assertThat(CARD.worstPoints()).isEqualTo(20);
        assertThat(CARD.bestPoints()).isEqualTo(1000);
    }

    @Test
    void a_question_weighs_as_much_as_it_can_move() {
        assertThat(CARD.characteristics())
                .allMatch(question -> question.weight() == question.bestPoints() - question.worstPoints());
    }

    @Test
    void every_family_but_concentration_is_asked_and_payment_weighs_most() {
        Map<Family, Integer> weights = new EnumMap<>(Family.class);
        for (Characteristic question : CARD.characteristics()) {
            int index = Indicators.CATALOGUE.indexOf(question.indicator());
            weights.merge(Indicators.CATALOGUE.at(index).family(), question.weight(), Integer::sum);
        }
        assertThat(weights)
                .isEqualTo(Map.of(
                        Family.PAYMENT, 640,
                        Family.EXPOSURE, 120,
                        Family.ORDERS, 75,
                        Family.DISPUTES, 55,
                        Family.RELATIONSHIP, 65,
                        Family.DATA_QUALITY, 25));
    }

    @Test
    void unknown_is_never_the_best_answer() {
        assertThat(CARD.characteristics()).allMatch(question -> question.pointsWhenMissing() < question.bestPoints());
    }
}
