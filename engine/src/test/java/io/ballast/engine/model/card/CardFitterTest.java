package io.ballast.engine.model.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.PublicData;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.BinningRules;
import io.ballast.engine.model.calibration.CentralTendency;
import io.ballast.engine.model.regression.InformationCriterion;
import io.ballast.engine.model.regression.Penalty;
import io.ballast.engine.model.regression.StepwiseSelection;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardFitterTest {
    private static final CardRules RULES = CardRules.standard();
    private static final long SEED = 2;
    private static final Sample CUSTOMERS = CardSamples.customers(3000, SEED);

    @Test
    void a_fit_repeated_is_equal_to_the_byte() {
        String text = CardFitter.fit(CUSTOMERS, RULES).card().text();

        assertThat(CardFitter.fit(CardSamples.customers(3000, SEED), RULES)
                        .card()
                        .text())
                .isEqualTo(text);
        assertThat(Card.read(text).text()).isEqualTo(text);
        assertThat(CardFitter.fit(CardSamples.customers(3000, 9), RULES).card().text())
                .isNotEqualTo(text);
    }

    @Test
    void who_is_riskier_gets_fewer_points_and_the_coin_stays_out() {
        FittedCard fitted = CardFitter.fit(CUSTOMERS, RULES);

        assertThat(fitted.card().characteristics())
                .extracting(CardCharacteristic::name)
                .containsExactly("average-delay", "relationship-years", "limit-use", "trade");
        assertThat(fitted.candidates().get(3).verdict()).isInstanceOf(Verdict.NotConfirmed.class);
        assertThat(fitted.regression().isConverged()).isTrue();
        assertThat(fitted.inflation())
                .hasSize(4)
                .allSatisfy(factor -> assertThat(factor).isBetween(1.0, 1.1));
        double mean = 0;
        for (double probability : fitted.card().probabilities(CUSTOMERS)) {
            mean += probability / CUSTOMERS.rows();
        }
        assertThat(mean).isCloseTo(CUSTOMERS.eventRate(), within(0.01));
    }

    /** Held-out evidence of a meaningless column is not quite independent, so a little more than one in 20 passes. */
    @Test
    void meaningless_characteristics_rarely_come_in() {
        int kept = 0;
        for (int seed = 1; seed <= 20; seed++) {
            kept += (int) CardFitter.fit(CardSamples.customers(600, seed), RULES).card().characteristics().stream()
                    .filter(characteristic -> characteristic.name().equals("coin"))
                    .count();
        }
        assertThat(kept).isLessThanOrEqualTo(3);
    }

    @Test
    void no_characteristic_speaks_against_its_own_evidence() {
        Sample sample = PublicData.sample("german_credit.csv");
        for (CardRules rules : List.of(RULES, folds(0), folds(3))) {
            Card card = CardFitter.fit(sample, rules).card();
            for (CardCharacteristic characteristic : card.characteristics()) {
                assertThat(characteristic.coefficient()).isNegative();
                for (int bin = 0; bin < characteristic.points().size(); bin++) {
                    assertThat((double) characteristic.points().get(bin)
                                    * characteristic.woes().get(bin))
                            .isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    @Test
    void a_twin_of_a_characteristic_does_not_come_beside_it() {
        double[] days = new double[CUSTOMERS.rows()];
        NumberColumn late = (NumberColumn) CUSTOMERS.column("average-delay");
        for (int row = 0; row < days.length; row++) {
            days[row] = late.value(row) * 2 + (row % 7 == 0 ? 1 : 0);
        }
        List<Column> columns = new ArrayList<>(CUSTOMERS.columns());
        columns.add(new NumberColumn("twin", days));
        boolean[] events = new boolean[days.length];
        for (int row = 0; row < events.length; row++) {
            events[row] = CUSTOMERS.isEvent(row);
        }

        FittedCard fitted = CardFitter.fit(new Sample(columns, events), RULES);

        assertThat(fitted.candidates())
                .filteredOn(candidate -> candidate.verdict() instanceof Verdict.TooCorrelated)
                .extracting(Candidate::name)
                .containsAnyOf("twin", "average-delay")
                .hasSize(1);
    }

    @Test
    void a_selection_drops_what_does_not_pay() {
        CardRules strict = RULES.with(
                Optional.of(new StepwiseSelection(StepwiseSelection.Direction.FORWARD, InformationCriterion.BIC)));

        assertThat(CardFitter.fit(CardSamples.customers(400, 5), strict)
                        .card()
                        .characteristics()
                        .size())
                .isBetween(1, 4);
    }

    @Test
    void nothing_that_tells_anything_gives_everybody_the_same_score() {
        Sample coin = CUSTOMERS.with(List.of("coin"));
        CardRules rules = new CardRules(
                BinningRules.standard(),
                Map.of(),
                0.5,
                0.9,
                5,
                0.05,
                Penalty.ofRidge(1),
                Optional.empty(),
                RULES.scale());

        FittedCard fitted = CardFitter.fit(coin, rules);

        assertThat(fitted.card().characteristics()).isEmpty();
        assertThat(fitted.card().probabilities(coin)[0]).isCloseTo(coin.eventRate(), within(0.005));
    }

    @Test
    void a_card_moves_to_a_long_run_rate_and_keeps_every_difference() {
        Card card = CardFitter.fit(CUSTOMERS, RULES).card();

        Card shifted = card.shifted(CentralTendency.to(0.02, card.probabilities(CUSTOMERS)));

        assertThat(Arrays.stream(shifted.probabilities(CUSTOMERS)).average().orElseThrow())
                .isCloseTo(0.02, within(0.0005));
        int moved = shifted.basePoints() - card.basePoints();
        assertThat(moved).isPositive();
        assertThat(shifted.scores(CUSTOMERS))
                .containsExactly(Arrays.stream(card.scores(CUSTOMERS))
                        .map(score -> score + moved)
                        .toArray());
    }

    /** Every tenth row is not seen by the fit; 0.65 is the 0.787 of five folds less about three errors of 100 rows. */
    @Test
    void german_credit_is_told_apart_on_rows_not_seen() {
        Sample sample = PublicData.sample("german_credit.csv");
        Card card = CardFitter.fit(sample.pick(rows(sample, false)), RULES).card();
        Sample test = sample.pick(rows(sample, true));

        assertThat(Auc.of(Predictions.of(card, test)).value()).isGreaterThan(0.65);
    }

    @Test
    void rules_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new CardScale(500, -1, 60)).hasMessageContaining("odds");
        assertThatThrownBy(() -> new Penalty(-1, 0)).hasMessageContaining("penalty");
    }

    private static int[] rows(Sample sample, boolean isTenth) {
        return IntStream.range(0, sample.rows())
                .filter(row -> row % 10 == 0 == isTenth)
                .toArray();
    }

    private static CardRules folds(int folds) {
        return new CardRules(
                RULES.binning(), Map.of(), 0, 1, folds, 1, RULES.penalty(), Optional.empty(), RULES.scale());
    }
}
