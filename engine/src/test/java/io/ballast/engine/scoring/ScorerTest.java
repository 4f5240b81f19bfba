package io.ballast.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void a_score_is_the_base_and_the_points_of_each_band() {
        Score score = SampleCard.score(12, 0.4, 2000);

        assertThat(score.points()).isEqualTo(400 + 100 + 120 + 80);
        assertThat(score.contributions()).extracting(Contribution::band).containsExactly("10..30", "< 0.5", ">= 1095");
        assertThat(score.contributions()).extracting(Contribution::lostPoints).containsExactly(100, 0, 0);
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.stalenessDays()).isEqualTo(3);
    }

    @Test
    void a_reading_on_a_cut_belongs_to_the_band_above_it() {
        assertThat(SampleCard.score(10, 0, 0).contributions().getFirst().points())
                .isEqualTo(100);
        assertThat(SampleCard.score(9.999, 0, 0).contributions().getFirst().points())
                .isEqualTo(200);
        assertThat(SampleCard.score(30, 0, 0).contributions().getFirst().points())
                .isZero();
    }

    @Test
    void a_missing_reading_gets_its_stated_points_when_neutral_and_the_worst_band_when_cautious() {
        Score neutral = SampleCard.score(MissingData.NEUTRAL, NONE, OptionalDouble.of(0.4), OptionalDouble.of(400));
        Score cautious = SampleCard.score(MissingData.CAUTIOUS, NONE, OptionalDouble.of(0.4), OptionalDouble.of(400));
        Score strict = SampleCard.score(MissingData.STRICT, NONE, OptionalDouble.of(0.4), OptionalDouble.of(400));

        assertThat(neutral.points()).isEqualTo(400 + 100 + 120 + 40);
        assertThat(cautious.points()).isEqualTo(400 + 0 + 120 + 40);
        assertThat(strict.points()).isEqualTo(neutral.points());
        assertThat(neutral.contributions().getFirst().band()).isEqualTo("no reading");
    }

    @Test
    void coverage_is_the_share_of_the_weight_that_was_read() {
        Score score = SampleCard.score(MissingData.NEUTRAL, NONE, OptionalDouble.of(0.4), OptionalDouble.of(400));

        assertThat(score.coverage()).isEqualTo(0.5); // (120 + 80) / 400
        assertThat(SampleCard.score(MissingData.NEUTRAL, NONE, NONE, NONE).coverage())
                .isZero();
    }

    @Test
    void a_card_that_reads_what_the_catalogue_lacks_is_refused() {
        assertThatThrownBy(() -> new Scorer(SampleCard.CARD, MissingData.NEUTRAL, new Catalogue(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delay_days");
    }

    @Test
    void impossible_cards_are_refused() {
        Text reason = Text.of("因", "why");
        assertThatThrownBy(() -> new Characteristic("x", 1, List.of(5.0, 5.0), List.of(1, 2, 3), 1, true, reason))
                .hasMessage("Cuts of x must ascend: [5.0, 5.0]");
        assertThatThrownBy(() -> new Characteristic("x", 1, List.of(5.0), List.of(1), 1, true, reason))
                .hasMessage("x has 1 cuts and needs one more band, has 1");
        assertThatThrownBy(() -> new Characteristic("x", 1, List.of(5.0), List.of(1, 2), 3, true, reason))
                .hasMessage("Points of x when missing are outside its bands: 3 of [1, 2]");
        var one = new Characteristic("x", 1, List.of(), List.of(1), 1, true, reason);
        assertThatThrownBy(() -> new Scorecard(0, List.of(one, one))).hasMessage("Two characteristics read x");
    }

    @Test
    void a_card_knows_its_range() {
        assertThat(SampleCard.CARD.worstPoints()).isEqualTo(400);
        assertThat(SampleCard.CARD.bestPoints()).isEqualTo(800);
    }
}
