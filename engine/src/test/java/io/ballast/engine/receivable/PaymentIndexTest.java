package io.ballast.engine.receivable;

import static io.ballast.engine.receivable.DsoFamilyTest.amount;
import static io.ballast.engine.receivable.DsoFamilyTest.because;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.receivable.PaymentIndex.Band;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIndexTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Window YEAR = Window.ending(DAY, 365);

    @ParameterizedTest
    @CsvSource({
        "-90, 100",
        "-30, 100",
        "-25, 95",
        "-20, 90",
        "-10, 85",
        "0, 80",
        "15, 70",
        "22, 60",
        "30, 50",
        "45, 45",
        "60, 40",
        "90, 30",
        "120, 20",
        "123, 19",
        "180, 0",
        "9999, 0"
    })
    void anchors_hold_and_between_them_the_scale_is_linear(int daysLate, double points) {
        assertThat(PaymentIndex.points(daysLate)).isEqualTo(points);
    }

    @Test
    void experiences_weigh_by_amount() {
        // (10,000 x 80 + 5,000 x 70 + 2,000 x 40 + 3,000 x 90) / 20,000 = 1,500,000 / 20,000 = 75.0; unweighted 70
        assertThat(amount(PaymentIndex.of(worked(), YEAR))).isEqualTo(75.0);
    }

    @Test
    void fewer_than_three_experiences_have_no_index() {
        assertThat(because(PaymentIndex.of(worked().subList(0, 2), YEAR)))
                .isEqualTo("2 usable payment experiences, at least 3 are needed");
        assertThat(amount(PaymentIndex.of(worked().subList(0, 3), YEAR))).isPositive();
    }

    @Test
    void a_disputed_experience_neither_weighs_nor_counts() {
        List<PaymentExperience> withDispute = new ArrayList<>(worked());
        withDispute.add(new PaymentExperience(1_000_000, 200, true));
        assertThat(amount(PaymentIndex.of(withDispute, YEAR))).isEqualTo(75.0);
        List<PaymentExperience> three = new ArrayList<>(worked().subList(0, 2));
        three.add(new PaymentExperience(1, 0, true));
        assertThat(because(PaymentIndex.of(three, YEAR))).startsWith("2 usable");
    }

    @Test
    void the_index_of_a_ledger_reads_invoices_that_came_to_their_end() {
        Ledger ledger = new Books()
                .invoice("A", "2026-01-01", "2026-01-31", 10_000)
                .paid("A", "2026-01-10", 4_000)
                .paid("A", "2026-01-31", 6_000) // the last part decides: prompt, 80
                .invoice("B", "2026-01-01", "2026-01-31", 5_000)
                .paid("B", "2026-02-15", 5_000) // 15 days late, 70
                .invoice("C", "2025-12-01", "2025-12-31", 2_000)
                .paid("C", "2026-01-30", 1_000)
                .settled("C", SettlementKind.WRITE_OFF, "2026-03-01", "2026-03-01", 1_000) // 60 days late, 40
                .invoice("D", "2026-01-01", "2026-03-01", 3_000)
                .paid("D", "2026-02-09", 3_000) // 20 days early, 90
                .invoice("E", "2026-01-01", "2026-01-31", 9_000) // open: no experience yet
                .invoice("F", "2026-01-01", "2026-01-31", 9_000)
                .settled("F", SettlementKind.CREDIT_MEMO, "2026-03-30", "2026-03-30", 9_000) // returned, not paid
                .invoice("G", "2026-01-01", "2026-01-31", 9_000)
                .disputed("G", "2026-02-01", 9_000)
                .paid("G", "2026-03-30", 9_000)
                .invoice("H", "2024-01-01", "2024-01-31", 9_000)
                .paid("H", "2024-06-30", 9_000) // before the window
                .build();
        var experiences = PaymentExperience.of(ledger, PointInTime.of(DAY, Knowledge.AS_KNOWN_THEN), 365);
        assertThat(experiences).hasSize(5);
        assertThat(amount(PaymentIndex.of(experiences, YEAR))).isEqualTo(75.0);
    }

    @Test
    void bands_begin_at_80_and_50() {
        assertThat(Band.of(80)).isEqualTo(Band.LOW);
        assertThat(Band.of(79.9)).isEqualTo(Band.MEDIUM);
        assertThat(Band.of(50)).isEqualTo(Band.MEDIUM);
        assertThat(Band.of(49.9)).isEqualTo(Band.HIGH);
    }

    private static List<PaymentExperience> worked() {
        return List.of(
                new PaymentExperience(10_000, 0, false),
                new PaymentExperience(5_000, 15, false),
                new PaymentExperience(2_000, 60, false),
                new PaymentExperience(3_000, -20, false));
    }
}
