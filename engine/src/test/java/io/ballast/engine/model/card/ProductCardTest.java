package io.ballast.engine.model.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.ColumnWishes;
import io.ballast.engine.model.binning.SpecialValue;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductCardTest {
    private static final Text REASON = Text.of("因", "why");

    private static Card fitted() {
        CardRules standard = CardRules.standard();
        CardRules rules = new CardRules(
                standard.binning(),
                Map.of("relationship-years", ColumnWishes.of(List.of(new SpecialValue("unknown", -9)))),
                0,
                0.9,
                5,
                0.05,
                standard.penalty(),
                Optional.empty(),
                standard.scale());
        Sample numbers =
                CardSamples.customers(2000, 3).with(List.of("average-delay", "relationship-years", "limit-use"));
        return CardFitter.fit(numbers, rules).card();
    }

    @Test
    void the_scorecard_of_a_policy_gives_the_same_points_and_probability() {
        Card card = fitted();
        ProductCard product = ProductCard.of(card, name -> REASON, name -> name.equals("limit-use"));
        Sample others = CardSamples.customers(500, 4);
        int[] scores = card.scores(others);

        for (int row = 0; row < others.rows(); row++) {
            int score = product.scorecard().basePoints();
            boolean isMissing = false;
            for (Characteristic characteristic : product.scorecard().characteristics()) {
                double value = ((NumberColumn) others.column(characteristic.indicator())).value(row);
                isMissing |= Double.isNaN(value);
                score += points(characteristic, value);
            }
            assertThat(isMissing && !product.clamped().isEmpty() || score == scores[row])
                    .isTrue();
        }
        MasterScale scale = ProductCard.scale(card, MasterScale.standard().ranges());
        assertThat(scale.probabilityOfDefault(scores[0])).isEqualTo(card.probability(scores[0]));
        assertThat(product.scorecard().characteristics().get(2).isActionable()).isTrue();
    }

    @Test
    void points_for_missing_readings_stay_within_those_of_the_bands() {
        Card card = CardTest.card();
        Card numbers = new Card(
                card.scale(),
                card.intercept(),
                card.basePoints(),
                List.of(new CardCharacteristic(
                        card.characteristics().getFirst().binning(),
                        card.characteristics().getFirst().woes(),
                        -0.9,
                        List.of(40, 0, -30, 10, -70))));

        ProductCard product = ProductCard.of(numbers, name -> REASON, name -> true);

        assertThat(product.clamped()).containsExactly("days");
        assertThat(product.scorecard().characteristics().getFirst().pointsWhenMissing())
                .isEqualTo(-30);
    }

    @Test
    void a_card_of_categories_is_refused_by_name() {
        assertThatThrownBy(() -> ProductCard.of(CardTest.card(), name -> REASON, name -> true))
                .hasMessageContaining("trade holds categories");
    }

    private static int points(Characteristic characteristic, double value) {
        if (Double.isNaN(value)) {
            return characteristic.pointsWhenMissing();
        }
        int band = 0;
        while (band < characteristic.cuts().size()
                && value >= characteristic.cuts().get(band)) {
            band++;
        }
        return characteristic.points().get(band);
    }
}
