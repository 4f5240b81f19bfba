package io.ballast.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MasterScaleTest {
    private static final MasterScale SCALE = MasterScale.standard();
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final MissingDataRule NEUTRAL = new MissingDataRule(MissingData.NEUTRAL, 0.5, Grade.CCC);
    private static final MissingDataRule STRICT = new MissingDataRule(MissingData.STRICT, 0.5, Grade.CCC);

    @Test
    void the_anchors_hold_and_sixty_points_double_the_odds() {
        assertThat(SCALE.probabilityOfDefault(500)).isEqualTo(1.0 / 25, within(1e-12)); // 24 good : 1 bad
        assertThat(SCALE.probabilityOfDefault(560)).isEqualTo(1.0 / 49, within(1e-12)); // 48 : 1
        assertThat(SCALE.probabilityOfDefault(440)).isEqualTo(1.0 / 13, within(1e-12)); // 12 : 1
    }

    @Test
    void each_grade_starts_at_its_least_score() {
        assertThat(SCALE.grade(1000)).isEqualTo(Grade.AAA);
        assertThat(SCALE.grade(900)).isEqualTo(Grade.AAA);
        assertThat(SCALE.grade(899)).isEqualTo(Grade.AA);
        assertThat(SCALE.grade(660)).isEqualTo(Grade.BBB);
        assertThat(SCALE.grade(659)).isEqualTo(Grade.BB);
        assertThat(SCALE.grade(249)).isEqualTo(Grade.D);
        assertThat(SCALE.grade(-50)).isEqualTo(Grade.D);
    }

    @Test
    void more_points_never_mean_a_higher_probability_or_a_worse_grade() {
        for (int points = -100; points < 1100; points++) {
            assertThat(SCALE.probabilityOfDefault(points + 1)).isLessThan(SCALE.probabilityOfDefault(points));
            assertThat(SCALE.grade(points + 1).isWorseThan(SCALE.grade(points))).isFalse();
        }
    }

    @Test
    void the_probability_of_a_grade_is_that_of_the_middle_of_its_range() {
        // BB is 580..660, its middle 620 is two doublings above 500: 24 x 2^2 = 96 to 1.
        assertThat(SCALE.probabilityOfDefault(Grade.BB)).isEqualTo(1.0 / 97, within(1e-12));
        for (int i = 1; i < Grade.values().length; i++) {
            assertThat(SCALE.probabilityOfDefault(Grade.values()[i]))
                    .isGreaterThan(SCALE.probabilityOfDefault(Grade.values()[i - 1]));
        }
    }

    @Test
    void an_override_holds_up_to_and_including_its_last_day() {
        Score score = SampleCard.score(0, 0, 2000); // 800 points
        assertThat(SCALE.rate(score, NEUTRAL, overridden(TODAY), TODAY))
                .isEqualTo(new Rating(Grade.A, Grade.CC, SCALE.probabilityOfDefault(800), Rating.Basis.OVERRIDDEN));
        assertThat(SCALE.rate(score, NEUTRAL, overridden(TODAY.minusDays(1)), TODAY))
                .isEqualTo(new Rating(Grade.A, Grade.A, SCALE.probabilityOfDefault(800), Rating.Basis.COMPUTED));
    }

    @Test
    void a_strict_policy_withholds_the_rating_below_the_minimum_coverage() {
        var none = OptionalDouble.empty();
        Score third = SampleCard.score(MissingData.STRICT, none, OptionalDouble.of(0.1), none); // 120 of 400 read
        Score half = SampleCard.score(MissingData.STRICT, OptionalDouble.of(0), none, none); // 200 of 400 read

        assertThat(SCALE.rate(third, STRICT, Standing.none(), TODAY).basis()).isEqualTo(Rating.Basis.WITHHELD);
        assertThat(SCALE.rate(third, STRICT, Standing.none(), TODAY).grade()).isEqualTo(Grade.CCC);
        assertThat(SCALE.rate(third, NEUTRAL, Standing.none(), TODAY).basis()).isEqualTo(Rating.Basis.COMPUTED);
        assertThat(SCALE.rate(half, STRICT, Standing.none(), TODAY).basis()).isEqualTo(Rating.Basis.COMPUTED);
    }

    @Test
    void a_withheld_rating_is_never_better_than_the_computed_one() {
        var rule = new MissingDataRule(MissingData.STRICT, 1, Grade.AA);
        Score poor = SampleCard.score(
                MissingData.STRICT, OptionalDouble.of(90), OptionalDouble.of(1), OptionalDouble.empty());

        assertThat(SCALE.rate(poor, rule, Standing.none(), TODAY).grade()).isEqualTo(Grade.CCC); // 400 + 20 points
    }

    @Test
    void a_scale_that_does_not_fall_from_grade_to_grade_is_refused() {
        List<GradeRange> turned = new ArrayList<>(SCALE.ranges());
        Collections.swap(turned, 2, 3);
        assertThatThrownBy(() -> new MasterScale(500, 24, 60, turned)).hasMessageContaining("BBB is misplaced");
        List<GradeRange> flat = new ArrayList<>(SCALE.ranges());
        flat.set(1, new GradeRange(Grade.AA, 900, CustomerClass.A, RiskLevel.LOW));
        assertThatThrownBy(() -> new MasterScale(500, 24, 60, flat))
                .hasMessage("Least score of AA must fall, it is 900");
    }

    private static Standing overridden(LocalDate until) {
        var override = new Standing.GradeOverride(Grade.CC, "Owner died", until);
        return new Standing(new LimitInForce.None(), OptionalInt.empty(), Optional.of(override), false);
    }
}
