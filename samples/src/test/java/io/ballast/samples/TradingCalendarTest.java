package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.value.Days;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private final TradingCalendar calendar = new TradingCalendar(day("2026-01-01"), day("2026-12-31"));

    @Test
    void the_day_at_an_amount_of_business_is_the_one_on_which_it_is_done() {
        SeededCases.check(1_000, dice -> {
            double business = dice.uniform(0, calendar.total());
            int day = calendar.dayAt(business);

            assertThat(calendar.before(day)).isLessThanOrEqualTo(business);
            assertThat(day == day("2026-12-31") || calendar.before(day + 1) > business)
                    .isTrue();
        });
    }

    @Test
    void a_payment_that_falls_on_the_festival_waits_for_the_week_after() {
        assertThat(TradingCalendar.springFestival(2026)).isEqualTo(LocalDate.of(2026, 2, 17));
        // 17 + 7 = 24 February is the last quiet day; 25 is a Wednesday of business weight 0.35.
        assertThat(LocalDate.ofEpochDay(calendar.workingDay(day("2026-02-17")))).isEqualTo("2026-02-25");
    }

    @Test
    void a_payment_that_falls_on_a_saturday_waits_for_monday() {
        assertThat(LocalDate.ofEpochDay(calendar.workingDay(day("2026-04-11")))).isEqualTo("2026-04-13");
    }

    @Test
    void payment_runs_come_on_their_days() {
        assertThat(Temper.Rhythm.FRIDAYS.runDay(day("2026-04-11"))).isEqualTo(day("2026-04-17"));
        assertThat(Temper.Rhythm.FRIDAYS.runDay(day("2026-04-17"))).isEqualTo(day("2026-04-17"));
        assertThat(Temper.Rhythm.TWICE_A_MONTH.runDay(day("2026-04-11"))).isEqualTo(day("2026-04-25"));
        assertThat(Temper.Rhythm.TWICE_A_MONTH.runDay(day("2026-04-26"))).isEqualTo(day("2026-05-10"));
        assertThat(Temper.Rhythm.MONTHLY.runDay(day("2026-04-26"))).isEqualTo(day("2026-05-25"));
    }

    private static int day(String date) {
        return Days.epochDay(LocalDate.parse(date));
    }
}
