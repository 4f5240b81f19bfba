package io.ballast.engine.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
    private static final Release RELEASE = new Release(JULY_1, 5, 1_000_00, 10, 0);

    @Test
    void a_release_holds_up_to_its_tolerance_and_its_last_day_and_both_must_hold() {
        assertThat(RELEASE.covers(JULY_1.plusDays(4), 1_100_00)).isTrue(); // 5 July, 1,000 x 1.1
        assertThat(RELEASE.covers(JULY_1.plusDays(4), 1_100_01)).isFalse();
        assertThat(RELEASE.covers(JULY_1.plusDays(5), 1)).isFalse(); // 6 July
        assertThat(RELEASE.covers(JULY_1.minusDays(1), 1)).isFalse();
        assertThat(RELEASE.lastDay()).isEqualTo(LocalDate.of(2026, 7, 5));
    }

    @Test
    void partial_deliveries_consume_it() {
        Release after600 = RELEASE.consumed(JULY_1, 600_00);
        assertThat(after600.covers(JULY_1, 500_00)).isTrue(); // 600 + 500 = 1,100
        assertThat(after600.covers(JULY_1, 500_01)).isFalse();
        Release used = after600.consumed(JULY_1.plusDays(1), 500_00);
        assertThat(used.covers(JULY_1.plusDays(1), 1)).isFalse();
        assertThatThrownBy(() -> used.consumed(JULY_1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_tolerance_is_rounded_down_to_a_whole_cent() {
        assertThat(new Release(JULY_1, 1, 1_99, 10, 0).mostMinor()).isEqualTo(2_18); // 1.99 x 1.1 = 2.189
        assertThat(new Release(JULY_1, 1, 1_99, 0, 0).mostMinor()).isEqualTo(1_99);
    }

    @Test
    void a_release_of_nothing_or_for_no_day_is_refused() {
        assertThatThrownBy(() -> new Release(JULY_1, 0, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Release(JULY_1, 1, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Release(JULY_1, 1, 1, 101, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
