package io.ballast.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.SampleFacts;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Grades of customers that stood at BB, 580 to 659 points, under a margin of 35. */
class GradeMarginTest {
    private static final MasterScale SCALE = MasterScale.standard();
    private static final GradeMargin MARGIN = new GradeMargin(35);
    private static final String POLICY = "a".repeat(64);
    private static final SampleFacts BEFORE = stoodAtBb();

    private static SampleFacts stoodAtBb() {
        return SampleFacts.of("Aurora").open(100, 10, -20).assessedBefore(30, 600, Grade.BB, POLICY);
    }

    @Test
    void a_score_that_leaves_its_band_by_no_more_than_the_margin_keeps_its_grade() {
        assertThat(rate(BEFORE, 545)).isEqualTo(kept(Grade.B, 545)); // 580 - 35
        assertThat(rate(BEFORE, 544)).isEqualTo(computed(Grade.B, 544));
        assertThat(rate(BEFORE, 694)).isEqualTo(kept(Grade.BBB, 694)); // 659 + 35
        assertThat(rate(BEFORE, 695)).isEqualTo(computed(Grade.BBB, 695));
        assertThat(rate(BEFORE, 600)).isEqualTo(computed(Grade.BB, 600));
        assertThat(rate(BEFORE, 400)).isEqualTo(computed(Grade.CC, 400));
    }

    @Test
    void the_best_and_the_worst_grade_have_one_limit_only() {
        var best = SampleFacts.of("Aurora").assessedBefore(30, 910, Grade.AAA, POLICY);
        var worst = SampleFacts.of("Aurora").assessedBefore(30, 100, Grade.D, POLICY);
        assertThat(rate(best, 1000).grade()).isEqualTo(Grade.AAA);
        assertThat(rate(best, 865).grade()).isEqualTo(Grade.AAA); // 900 - 35
        assertThat(rate(best, 864).grade()).isEqualTo(Grade.AA);
        assertThat(rate(worst, 20).grade()).isEqualTo(Grade.D);
        assertThat(rate(worst, 284).grade()).isEqualTo(Grade.D); // 249 + 35
        assertThat(rate(worst, 285).grade()).isEqualTo(Grade.C);
    }

    @Test
    void the_probability_of_default_follows_the_score_at_once() {
        assertThat(rate(BEFORE, 560).probabilityOfDefault()).isEqualTo(SCALE.probabilityOfDefault(560));
    }

    @Test
    void nothing_is_kept_from_no_assessment_another_policy_a_person_or_a_withheld_rating() {
        assertThat(rate(SampleFacts.of("Aurora"), 570)).isEqualTo(computed(Grade.B, 570));
        assertThat(rate(SampleFacts.of("Aurora").assessedBefore(30, 600, Grade.BB, "b".repeat(64)), 570))
                .isEqualTo(computed(Grade.B, 570));
        assertThat(rate(SampleFacts.of("Aurora").assessedBefore(30, 600, Grade.BB), 570))
                .isEqualTo(computed(Grade.B, 570));
    }

    @Test
    void a_grade_that_a_person_set_or_that_is_withheld_stays_what_it_is() {
        for (var basis : List.of(Rating.Basis.OVERRIDDEN, Rating.Basis.WITHHELD)) {
            var rating = new Rating(Grade.B, Grade.CCC, 0.02, basis);
            assertThat(hold(BEFORE, rating, 570)).isEqualTo(rating);
        }
    }

    @Test
    void a_severe_event_lets_a_grade_fall_at_once() {
        assertThat(rate(stoodAtBb().open(100, 120, 91), 570)).isEqualTo(computed(Grade.B, 570));
        assertThat(rate(stoodAtBb().open(100, 120, 90), 570)).isEqualTo(kept(Grade.B, 570));
        assertThat(rate(stoodAtBb().stopped(), 570)).isEqualTo(computed(Grade.B, 570));
        var writtenOff = stoodAtBb().settledBy(SettlementKind.WRITE_OFF, 100, 200, 170, 100);
        assertThat(rate(writtenOff, 570)).isEqualTo(computed(Grade.B, 570));
    }

    @Test
    void a_severe_event_does_not_let_a_grade_rise() {
        assertThat(rate(stoodAtBb().stopped(), 670)).isEqualTo(kept(Grade.BBB, 670));
    }

    @Test
    void a_score_that_swings_around_a_limit_moves_no_grade() {
        Grade grade = Grade.BB;
        for (int month = 0; month < 12; month++) {
            int score = month % 2 == 0 ? 670 : 640;
            grade = rate(SampleFacts.of("Aurora").assessedBefore(30, 0, grade, POLICY), score)
                    .grade();
            assertThat(grade).isEqualTo(Grade.BB);
        }
    }

    @Test
    void a_kept_grade_says_why() {
        assertThat(MARGIN.because(Grade.BB, 560, SCALE))
                .isEqualTo(Text.of(
                        "维持 BB：评分 560 距其界线 580 不超过 35 分",
                        "kept at BB: score 560 is within 35 points of its limit 580"));
        assertThat(MARGIN.because(Grade.BB, 670, SCALE).en())
                .isEqualTo("kept at BB: score 670 is within 35 points of its limit 660");
    }

    @Test
    void without_a_margin_every_grade_follows_its_score() {
        var facts = BEFORE.facts();
        var score = new Score(579, 579, List.of(), 1, 0);
        var rating = computed(Grade.B, 579);
        assertThat(GradeMargin.NONE.hold(rating, score, SCALE, facts, Indicators.read(facts), POLICY))
                .isEqualTo(rating);
        assertThatThrownBy(() -> new GradeMargin(-1)).hasMessageContaining("0 to 200 points");
    }

    private static Rating rate(SampleFacts before, int points) {
        return hold(before, computed(SCALE.grade(points), points), points);
    }

    private static Rating hold(SampleFacts before, Rating rating, int points) {
        var facts = before.facts();
        var score = new Score(points, points, List.of(), 1, 0);
        return MARGIN.hold(rating, score, SCALE, facts, Indicators.read(facts), POLICY);
    }

    private static Rating computed(Grade grade, int points) {
        return new Rating(grade, grade, SCALE.probabilityOfDefault(points), Rating.Basis.COMPUTED);
    }

    private static Rating kept(Grade computed, int points) {
        return new Rating(computed, Grade.BB, SCALE.probabilityOfDefault(points), Rating.Basis.KEPT);
    }
}
