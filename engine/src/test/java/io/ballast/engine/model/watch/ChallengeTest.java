package io.ballast.engine.model.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.value.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    @Test
    void who_is_graded_otherwise_is_counted_on_its_side_with_what_it_owes() {
        Agreement agreement = Agreement.of(List.of(
                new Agreement.Graded(Grade.BB, Grade.A, 100),
                new Agreement.Graded(Grade.BB, Grade.A, 50),
                new Agreement.Graded(Grade.AAA, Grade.D, 7),
                new Agreement.Graded(Grade.B, Grade.B, 1)));
        assertThat(agreement.safer()).isEqualTo(new Agreement.Sum(2, 150));
        assertThat(agreement.riskier()).isEqualTo(new Agreement.Sum(1, 7));
        assertThat(agreement.same()).isEqualTo(new Agreement.Sum(1, 1));
        assertThat(agreement.cells())
                .containsExactly(
                        new Agreement.Cell(Grade.AAA, Grade.D, 1, 7),
                        new Agreement.Cell(Grade.BB, Grade.A, 2, 150),
                        new Agreement.Cell(Grade.B, Grade.B, 1, 1));
    }

    @Test
    void a_challenger_that_ranks_all_right_where_the_card_guesses_gains_half_the_area() {
        double[] knows = new double[40];
        double[] guesses = new double[40];
        boolean[] bad = new boolean[40];
        for (int i = 0; i < 40; i++) {
            bad[i] = i < 10;
            knows[i] = bad[i] ? 0.9 : 0.1;
            guesses[i] = 0.5;
        }
        Contest contest = Contest.of(knows, guesses, bad, WatchRules.standard());
        assertThat(contest.ranking().orElseThrow().difference()).isCloseTo(0.5, within(1e-12));
        assertThat(contest.ranking().orElseThrow().pValue()).isZero();
        bad[0] = false;
        assertThat(Contest.of(knows, guesses, bad, WatchRules.standard()).ranking())
                .as("nine bad outcomes are too few")
                .isEmpty();
        assertThatThrownBy(() -> Contest.of(knows, new double[3], bad, WatchRules.standard()))
                .hasMessageContaining("3 risks");
    }
}
