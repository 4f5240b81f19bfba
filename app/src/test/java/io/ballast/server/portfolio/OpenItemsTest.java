package io.ballast.server.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OpenItemsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void a_sum_and_its_list_are_the_same_stretch_of_due_days() {
        OpenItems.Builder builder = new OpenItems.Builder();
        builder.add(11, 1, day(-2), 500);
        builder.add(12, 2, day(-1), 300);
        builder.add(13, 1, day(-1), 200);
        builder.add(14, 3, day(0), 100);
        OpenItems items = builder.build();

        LocalDate from = DAY.minusDays(1);
        assertThat(items.totals(from, DAY)).isEqualTo(new OpenInvoice.Totals(3, 600, 3)); // 300 + 200 + 100
        assertThat(items.keys(from, DAY, 10, 0)).containsExactly(12L, 13L, 14L);
        assertThat(items.keys(from, DAY, 1, 1)).containsExactly(13L);
        assertThat(items.keys(from, DAY, 10, 4)).isEmpty();
        assertThat(items.totals(DAY.minusDays(9), DAY.minusDays(1)))
                .isEqualTo(new OpenInvoice.Totals(3, 1_000, 2)); // 500 + 300 + 200 of customers 1, 2, 1
        assertThat(items.totals(DAY.plusDays(1), LocalDate.of(9999, 12, 31)))
                .isEqualTo(new OpenInvoice.Totals(0, 0, 0));
    }

    @Test
    void more_invoices_than_there_was_room_for_at_first_are_all_kept() {
        OpenItems.Builder builder = new OpenItems.Builder();
        for (int i = 0; i < 5_000; i++) {
            builder.add(i, i % 7, day(0), 2);
        }
        assertThat(builder.build().totals(DAY, DAY)).isEqualTo(new OpenInvoice.Totals(5_000, 10_000, 7));
    }

    private static int day(int after) {
        return Math.toIntExact(DAY.toEpochDay() + after);
    }
}
