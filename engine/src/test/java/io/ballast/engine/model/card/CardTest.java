package io.ballast.engine.model.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.BinCount;
import io.ballast.engine.model.binning.CategoryBinning;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.binning.SpecialValue;
import io.ballast.engine.model.binning.Trend;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardTest {
    private static final CardScale SCALE = new CardScale(500, 24, 60);

    /** 120 points base; days late 40, 0, -30, 10 without a record, -25 missing; trade 15, -5, 0 unknown. */
    static Card card() {
        BinCount some = new BinCount(5, 45);
        return new Card(
                SCALE,
                -2.5,
                120,
                List.of(
                        new CardCharacteristic(
                                new NumberBinning(
                                        "days",
                                        List.of(15.0, 60.0),
                                        List.of(new SpecialValue("no\trecord", -9)),
                                        Collections.nCopies(5, some),
                                        Trend.ASCENDING),
                                List.of(0.5, 0.0, -0.4, 0.1, -0.3),
                                -0.9,
                                List.of(40, 0, -30, 10, -25)),
                        new CardCharacteristic(
                                new CategoryBinning(
                                        "trade",
                                        List.of(List.of("food", "cloth"), List.of("steel")),
                                        List.of(some, some, new BinCount(0, 0)),
                                        Trend.ASCENDING),
                                List.of(0.2, -0.1, 0.0),
                                -0.8,
                                List.of(15, -5, 0))));
    }

    private static Sample sample() {
        return new Sample(
                List.of(
                        new NumberColumn("days", new double[] {0, 15, 59.9, 60, -9, Double.NaN, -8.9}),
                        new CategoryColumn(
                                "trade", List.of("steel", "food", "toys"), new int[] {1, 1, 0, 0, 2, -1, 0})),
                new boolean[7]);
    }

    @Test
    void points_add_up() {
        // 120 + days + trade
        assertThat(card().scores(sample()))
                .containsExactly(120 + 40 + 15, 120 + 15, 120 - 5, 120 - 30 - 5, 120 + 10, 120 - 25, 120 + 40 - 5);
    }

    @Test
    void points_say_how_likely_the_event_is() {
        // 500 points are 24 to 1; 120 is 380 / 60 doublings less
        double odds = 24 * Math.pow(2, (175.0 - 500) / 60);
        assertThat(card().probabilities(sample())[0]).isCloseTo(1 / (1 + odds), within(1e-12));
        assertThat(card().probability(500)).isCloseTo(0.04, within(1e-12));
        assertThat(SCALE.points(Math.log(24))).isEqualTo(500);
        assertThat(SCALE.points(Math.log(48))).isEqualTo(560);
    }

    @Test
    void the_score_of_everybody_is_explained_to_the_last_point() {
        int[] scores = card().scores(sample());
        for (int row = 0; row < scores.length; row++) {
            List<CardContribution> contributions = card().contributions(sample(), row);
            assertThat(card().basePoints()
                            + contributions.stream()
                                    .mapToInt(CardContribution::points)
                                    .sum())
                    .isEqualTo(scores[row]);
        }
        List<CardContribution> reasons = card().reasons(sample(), 3, 4);
        // 60 days lose 40 - -30 = 70, steel 15 - -5 = 20
        assertThat(reasons)
                .containsExactly(
                        new CardContribution("days", ">= 60", -30, 40), new CardContribution("trade", "steel", -5, 15));
        assertThat(card().reasons(sample(), 3, 1)).hasSize(1);
        assertThat(card().reasons(sample(), 0, 4)).isEmpty();
    }

    @Test
    void a_card_is_a_text_and_back() {
        String text = card().text();

        assertThat(Card.read(text)).isEqualTo(card());
        assertThat(text).isEqualTo("""
                        card	1
                        scale	500	24	60
                        base	-2.5	120
                        number	days	-0.9	ASCENDING	15	60
                        special	no\\trecord	-9
                        bin	5	45	0.5	40
                        bin	5	45	0	0
                        bin	5	45	-0.4	-30
                        bin	5	45	0.1	10
                        bin	5	45	-0.3	-25
                        category	trade	-0.8	ASCENDING
                        group	food	cloth
                        group	steel
                        bin	5	45	0.2	15
                        bin	5	45	-0.1	-5
                        bin	0	0	0	0
                        """);
        assertThat(card().hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void what_is_no_card_is_refused_with_its_line() {
        String text = card().text();
        assertThatThrownBy(() -> Card.read("card\t2\n")).hasMessageContaining("unknown format");
        assertThatThrownBy(() -> Card.read(text.replace("15\t60", "60\t15")))
                .hasMessageContaining("Line")
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> Card.read(text.replace("bin\t5\t45\t0.1\t10\n", "")))
                .hasMessageContaining("bins");
        assertThatThrownBy(() -> Card.read(text.replace("-0.9", "0.9"))).hasMessageContaining("wrong sign");
        assertThatThrownBy(() -> Card.read(text.replace("-2.5", "-2.50"))).hasMessageContaining("canonical");
        assertThatThrownBy(() -> Card.read(text + "\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cuts_beyond_the_fast_search_score_the_same() {
        for (int cuts = 0; cuts < 40; cuts++) {
            List<Double> at =
                    IntStream.range(0, cuts).mapToObj(cut -> 2.0 * cut).toList();
            List<Integer> points = IntStream.range(0, cuts + 2).boxed().toList();
            NumberBinning binning = new NumberBinning(
                    "x", at, List.of(), Collections.nCopies(cuts + 2, new BinCount(1, 1)), Trend.FREE);
            Card card = new Card(
                    SCALE,
                    0,
                    0,
                    List.of(new CardCharacteristic(binning, Collections.nCopies(cuts + 2, 0.0), -1, points)));
            double[] values = IntStream.range(-3, 90).mapToDouble(i -> i).toArray();
            values[0] = Double.NaN;
            NumberColumn column = new NumberColumn("x", values);

            assertThat(card.scores(new Sample(List.of(column), new boolean[values.length])))
                    .containsExactly(binning.binsOf(column));
        }
    }

    @Test
    void a_sample_that_lacks_a_column_or_has_another_kind_of_it_is_refused() {
        Sample without = sample().with(List.of("days"));
        assertThatThrownBy(() -> card().scores(without)).hasMessageContaining("trade");
        Sample other = new Sample(
                List.of(new NumberColumn("days", new double[1]), new NumberColumn("trade", new double[1])),
                new boolean[1]);
        assertThatThrownBy(() -> card().scores(other)).hasMessageContaining("trade holds categories");
    }
}
