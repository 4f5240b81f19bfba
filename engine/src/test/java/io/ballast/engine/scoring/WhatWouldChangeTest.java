package io.ballast.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.SampleFacts;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WhatWouldChangeTest {

    @Test
    void the_worst_reason_comes_first_and_equal_losses_keep_the_order_of_the_card() {
        // Lost: delay 200 - 100 = 100, utilisation 120 - 0 = 120, tenure 80 - 80 = 0.
        assertThat(reasons(SampleCard.score(20, 0.95, 2000)))
                .containsExactly(
                        new Reason("utilisation", 120, Text.of("额度用满", "Limit is used up")),
                        new Reason("delay_days", 100, Text.of("付款迟", "Pays late")));

        // Lost: utilisation 60; tenure without reading 80 - 20 = 60.
        Score tied = SampleCard.score(
                MissingData.NEUTRAL, OptionalDouble.of(0), OptionalDouble.of(0.6), OptionalDouble.empty());
        assertThat(reasons(tied)).extracting(Reason::code).containsExactly("utilisation", "tenure_days");
        assertThat(reasons(tied).getLast().text())
                .isEqualTo(Text.of(
                        "合作天数：没有读数，窗口期内已付发票少于 3 张", "Tenure: no reading, fewer than 3 paid invoices in the window"));
    }

    @Test
    void no_more_reasons_are_given_than_were_asked_for() {
        assertThat(ReasonCodes.of(SampleCard.score(90, 1, 0), SampleCard.CARD, SampleCard.CATALOGUE, 2))
                .hasSize(2);
    }

    @Test
    void each_reading_is_told_its_next_better_band() {
        assertThat(WhatWouldChange.nextBands(SampleCard.score(42, 0.6, 100), SampleCard.CARD))
                .containsExactly(
                        new Improvement("delay_days", new Reading.Value(42), band(10, 30, 100), 100),
                        new Improvement("utilisation", new Reading.Value(0.6), below(0.5, 120), 60));
    }

    @Test
    void advice_never_asks_for_what_the_customer_cannot_change() {
        assertThat(WhatWouldChange.nextBands(SampleCard.score(0, 0, 100), SampleCard.CARD))
                .isEmpty();
    }

    @Test
    void the_smallest_set_for_the_next_grade_asks_for_no_more_than_is_needed() {
        // 400 + 0 + 0 + 80 = 480 points is CCC; B starts at 500, so 20 are short.
        // Delay alone can give 200: one change; its nearest band gives 100, which suffices.
        assertThat(next(SampleCard.score(42, 0.95, 2000), MasterScale.standard()))
                .hasValue(new PathToGrade(
                        Grade.B,
                        20,
                        0,
                        List.of(new Improvement("delay_days", new Reading.Value(42), band(10, 30, 100), 100))));
    }

    @Test
    void two_changes_are_asked_for_only_where_one_does_not_suffice() {
        // 400 + 100 + 60 + 80 = 640 is BB; BBB starts at 660: 20 short, delay gives 100 alone.
        assertThat(path(SampleCard.score(20, 0.6, 2000)).improvements()).hasSize(1);
        // A scale whose BB ends at 790: 150 short, delay gives 100 and utilisation 60.
        MasterScale steep = scaleWithBbbFrom(790);
        PathToGrade both = next(SampleCard.score(20, 0.6, 2000), steep).orElseThrow();
        assertThat(both.pointsNeeded()).isEqualTo(150);
        assertThat(both.improvements()).extracting(Improvement::pointsGained).containsExactly(100, 60);
    }

    @Test
    void there_is_no_path_from_the_best_grade_or_to_a_grade_out_of_reach() {
        Score best = SampleCard.score(0, 0, 2000); // 800 points: A, and nothing is lost
        assertThat(next(best, MasterScale.standard())).isEmpty();
        assertThat(next(best, scaleWithAaaFrom(800))).isEmpty();
    }

    @Test
    void the_margin_is_among_the_points_that_are_short() {
        // 640 points are BB; BBB starts at 660 and BB is kept below 660 + 35 = 695: 55 short.
        Score score = SampleCard.score(20, 0.6, 2000);
        PathToGrade path = next(score, Grade.BB, Rating.Basis.COMPUTED).orElseThrow();
        assertThat(path.grade()).isEqualTo(Grade.BBB);
        assertThat(path.pointsNeeded()).isEqualTo(55);
        assertThat(path.marginPoints()).isEqualTo(35);
        // Delay gives 100: one change, to 740 points, past 695.
        assertThat(path.improvements()).extracting(Improvement::pointsGained).containsExactly(100);
    }

    @Test
    void a_kept_grade_starts_from_itself_and_not_from_the_grade_of_the_score() {
        Score score = SampleCard.score(20, 0.6, 2000); // 640 points are BB
        // Kept at BBB (660 - 35 = 625 and more): A starts at 740, needs 740 + 35 - 640 = 135.
        PathToGrade down = next(score, Grade.BBB, Rating.Basis.KEPT).orElseThrow();
        assertThat(down.grade()).isEqualTo(Grade.A);
        assertThat(down.pointsNeeded()).isEqualTo(135);
        // 400 + 0 + 120 + 80 = 600 points are BB, kept at B below 580 + 35 = 615: 15 short of what the score says
        // already.
        PathToGrade up =
                next(SampleCard.score(42, 0, 2000), Grade.B, Rating.Basis.KEPT).orElseThrow();
        assertThat(up.grade()).isEqualTo(Grade.BB);
        assertThat(up.pointsNeeded()).isEqualTo(15);
    }

    @Test
    void the_path_says_exactly_what_moves_the_grade_in_force_at_the_next_assessment() {
        var margin = new GradeMargin(35);
        String policy = "a".repeat(64);
        int needed = next(SampleCard.score(42, 0, 2000), Grade.B, Rating.Basis.KEPT)
                .orElseThrow()
                .pointsNeeded();
        for (int gained : List.of(needed - 1, needed)) {
            var facts = SampleFacts.of("Aurora")
                    .assessedBefore(30, 600, Grade.B, policy)
                    .facts();
            var score = new Score(600 + gained, 600 + gained, List.of(), 1, 0);
            Grade computed = MasterScale.standard().grade(score.points());
            var rating = new Rating(computed, computed, 0.02, Rating.Basis.COMPUTED);
            assertThat(margin.hold(rating, score, MasterScale.standard(), facts, Indicators.read(facts), policy)
                            .grade())
                    .isEqualTo(gained < needed ? Grade.B : Grade.BB);
        }
    }

    @Test
    void points_do_not_move_a_grade_that_a_person_set_or_that_is_withheld() {
        Score score = SampleCard.score(20, 0.6, 2000);
        assertThat(next(score, Grade.CC, Rating.Basis.OVERRIDDEN)).isEmpty();
        assertThat(next(score, Grade.CCC, Rating.Basis.WITHHELD)).isEmpty();
        assertThat(Standing.GradeOverride.because(Grade.CC, LocalDate.of(2026, 12, 31)))
                .isEqualTo(Text.of(
                        "人工设定 CC，至 2026-12-31 有效；在此之前得分变动不影响等级",
                        "set to CC by a person until 2026-12-31; points do not move it before"));
        // 2 of 5 parts of the weight read: 40 %; the policy asks for a half.
        assertThat(new MissingDataRule(MissingData.STRICT, 0.5, Grade.CCC)
                        .because(0.4)
                        .en())
                .isEqualTo("withheld: readings cover 40% of the score, the policy asks for 50%; data must come first");
    }

    @Test
    void a_missing_reading_is_asked_for_the_least_band_that_helps() {
        Score score = SampleCard.score(
                MissingData.NEUTRAL, OptionalDouble.empty(), OptionalDouble.of(0.1), OptionalDouble.of(2000));

        assertThat(WhatWouldChange.nextBands(score, SampleCard.CARD).getFirst().target())
                .isEqualTo(below(10, 200)); // 100 points without reading, so only the best band helps
    }

    @Test
    void a_score_of_another_card_is_refused() {
        var other = new Scorecard(0, SampleCard.CARD.characteristics().subList(0, 2));
        assertThatThrownBy(() -> WhatWouldChange.nextBands(SampleCard.score(0, 0, 0), other))
                .hasMessage("The score was made with another scorecard");
    }

    private static List<Reason> reasons(Score score) {
        return ReasonCodes.of(score, SampleCard.CARD, SampleCard.CATALOGUE, 10);
    }

    private static PathToGrade path(Score score) {
        return next(score, MasterScale.standard()).orElseThrow();
    }

    private static Optional<PathToGrade> next(Score score, MasterScale scale) {
        Grade grade = scale.grade(score.points());
        var rating = new Rating(grade, grade, 0.02, Rating.Basis.COMPUTED);
        return WhatWouldChange.toNextGrade(score, rating, SampleCard.CARD, scale, GradeMargin.NONE);
    }

    /** Under the standard scale and a margin of 35 points. */
    private static Optional<PathToGrade> next(Score score, Grade inForce, Rating.Basis basis) {
        MasterScale scale = MasterScale.standard();
        var rating = new Rating(scale.grade(score.points()), inForce, 0.02, basis);
        return WhatWouldChange.toNextGrade(score, rating, SampleCard.CARD, scale, new GradeMargin(35));
    }

    private static Band band(double from, double below, int points) {
        return new Band(OptionalDouble.of(from), OptionalDouble.of(below), points);
    }

    private static Band below(double below, int points) {
        return new Band(OptionalDouble.empty(), OptionalDouble.of(below), points);
    }

    private static MasterScale scaleWithBbbFrom(int points) {
        return scale(950, 900, 850, points);
    }

    private static MasterScale scaleWithAaaFrom(int points) {
        return scale(points, 780, 760, 740);
    }

    private static MasterScale scale(int... best) {
        List<GradeRange> ranges = new ArrayList<>(MasterScale.standard().ranges());
        for (int i = 0; i < best.length; i++) {
            ranges.set(i, new GradeRange(Grade.values()[i], best[i], CustomerClass.A, RiskLevel.LOW));
        }
        return new MasterScale(500, 24, 60, ranges);
    }
}
