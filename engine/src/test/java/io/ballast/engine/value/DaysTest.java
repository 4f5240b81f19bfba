package io.ballast.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {

    @Test
    void a_span_excludes_its_start_so_183_and_282_days_are_counted_like_this() {
        // 1 January to 2 July 2026: 30 + 28 + 31 + 30 + 31 + 30 + 2 = 182; from 31 December 2025 it is 183.
        assertThat(Days.between(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 7, 2)))
                .isEqualTo(183);
        // 30 + 28 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 10 = 282
        assertThat(Days.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 10)))
                .isEqualTo(282);
    }

    @Test
    void nothing_is_late_on_its_due_day() {
        assertThat(Days.late(100, 100)).isZero();
        assertThat(Days.late(100, 101)).isEqualTo(1);
        assertThat(Days.late(100, 90)).isZero();
        assertThat(Days.late(Days.NEVER, 90)).isZero();
    }

    @Test
    void a_window_of_30_days_holds_its_last_day_and_the_29_before() {
        assertThat(Days.isWithin(100, 100, 30)).isTrue();
        assertThat(Days.isWithin(71, 100, 30)).isTrue();
        assertThat(Days.isWithin(70, 100, 30)).isFalse();
        assertThat(Days.isWithin(101, 100, 30)).isFalse();
    }

    @Test
    void a_date_survives_the_columns() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);
        assertThat(Days.date(Days.epochDay(leapDay))).isEqualTo(leapDay);
    }
}
