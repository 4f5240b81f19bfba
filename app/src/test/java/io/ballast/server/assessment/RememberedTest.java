package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {
    private final Remembered<String, Integer> sums = new Remembered<>(2);
    private int additions;

    @Test
    void a_sum_is_added_up_once_in_a_state_and_anew_in_the_next() {
        assertThat(sum("overdue", "state 1")).isEqualTo(1);
        assertThat(sum("overdue", "state 1")).isEqualTo(1);
        assertThat(sum("overdue", "state 2")).isEqualTo(2);
        assertThat(sum("overdue", "state 2")).isEqualTo(2);
    }

    @Test
    void the_sum_that_nobody_asked_for_longest_gives_way() {
        assertThat(sum("a", "state")).isEqualTo(1);
        assertThat(sum("b", "state")).isEqualTo(2);
        assertThat(sum("a", "state")).isEqualTo(1);
        assertThat(sum("c", "state")).isEqualTo(3); // two are kept: b gives way
        assertThat(sum("a", "state")).isEqualTo(1);
        assertThat(sum("b", "state")).isEqualTo(4);
    }

    private int sum(String key, String state) {
        return sums.of(key, state, () -> ++additions);
    }
}
