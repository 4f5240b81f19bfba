package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SeededCasesTest {
    @Test
    void every_case_is_another_one() {
        List<Long> drawn = new ArrayList<>();
        SeededCases.check(100, OptionalLong.empty(), () -> 7, dice -> drawn.add(dice.nextLong()));

        assertThat(drawn).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void a_case_that_fails_names_its_seed_and_the_seed_brings_it_back() {
        List<Long> drawn = new ArrayList<>();
        SeededCases.Case failing = dice -> {
            drawn.add(dice.nextLong());
            assertThat(drawn.size()).isLessThan(5);
        };
        String message = "";
        try {
            SeededCases.check(100, OptionalLong.empty(), () -> 7, failing);
        } catch (AssertionError e) {
            message = String.valueOf(e.getMessage());
        }
        assertThat(message).startsWith("Case 5 of 100 failed; repeat it with -Dseed=");
        long seed = Long.parseLong(message.replaceAll("(?s).*-Dseed=(-?\\d+): .*", "$1"));

        List<Long> again = new ArrayList<>();
        SeededCases.check(100, OptionalLong.of(seed), () -> 8, dice -> again.add(dice.nextLong()));
        assertThat(again).containsExactly(drawn.getLast());
    }

    @Test
    void a_test_without_cases_is_refused() {
        assertThatThrownBy(() -> SeededCases.check(0, dice -> {})).hasMessageContaining("at least one case");
    }
}
