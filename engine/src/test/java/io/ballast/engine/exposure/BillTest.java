package io.ballast.engine.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final CheckPolicy USUAL = CheckPolicy.standard(Currency.CNY);

    private final Bill bank = new Bill("B1", BillKind.BANK, TODAY.plusDays(90), 400_00, false);
    private final Bill trade = new Bill("B2", BillKind.COMMERCIAL, TODAY.plusDays(30), 250_01, false);

    private static Position with(Bill... bills) {
        return Position.NOTHING.withBills(List.of(bills));
    }

    private static CheckPolicy commercialAt(int percent) {
        Map<BillKind, Integer> percents = new EnumMap<>(BillShares.USUAL.percents());
        percents.put(BillKind.COMMERCIAL, percent);
        return USUAL.counting(new BillShares(percents));
    }

    @Test
    void a_bank_s_promise_counts_nothing_and_that_of_a_company_all_of_it_until_it_is_kept() {
        assertThat(with(bank).grossMinor(USUAL)).isZero();
        assertThat(with(trade).grossMinor(USUAL)).isEqualTo(250_01);
        assertThat(with(bank, trade).plus(with(trade)).grossMinor(USUAL)).isEqualTo(500_02);
        assertThat(with(bank, trade).categories()).containsEntry(Category.BILLS, 650_01L);
    }

    @Test
    void the_policy_says_how_much_and_half_a_cent_counts_as_one() {
        assertThat(with(trade).grossMinor(commercialAt(50)))
                .as("25,001 x 50 % = 12,500.5")
                .isEqualTo(125_01);
        assertThat(with(trade).grossMinor(commercialAt(0))).isZero();
        assertThatThrownBy(() -> commercialAt(101))
                .hasMessageContaining("COMMERCIAL")
                .hasMessageContaining("101");
    }

    @Test
    void a_bill_whose_payment_was_refused_counts_in_full_whoever_promised() {
        var refused = new Bill("B3", BillKind.BANK, TODAY.minusDays(3), 400_00, true);
        assertThat(with(refused).grossMinor(commercialAt(0))).isEqualTo(400_00);
    }

    /** Paying 300.00 by a bill of a company moves it from receivables to bills, and nothing is free before the due day. */
    @Test
    void paying_by_a_bill_frees_the_limit_on_its_due_day_only() {
        Position owed = new Position(List.of(new DueAmount(TODAY, 300_00, 0)), 0, 0, 0, List.of(), List.of());
        Position paid = with(new Bill("B4", BillKind.COMMERCIAL, TODAY.plusDays(2), 300_00, false));
        assertThat(paid.grossMinor(USUAL)).isEqualTo(owed.grossMinor(USUAL));
        HeadroomForecast ahead = HeadroomForecast.of(paid, new LimitInForce.Amount(299_99), USUAL, TODAY, 4, Map.of());
        assertThat(ahead.days()).extracting(HeadroomDay::exposureMinor).containsExactly(300_00L, 300_00L, 0L, 0L);
        assertThat(ahead.days()).extracting(HeadroomDay::isExceeded).containsExactly(true, true, false, false);
    }

    @Test
    void what_fell_due_and_is_not_paid_frees_nothing() {
        Position late = with(
                new Bill("B5", BillKind.COMMERCIAL, TODAY.minusDays(1), 100_00, false),
                new Bill("B6", BillKind.COMMERCIAL, TODAY.plusDays(1), 50_00, true));
        assertThat(HeadroomForecast.of(late, new LimitInForce.Amount(0), USUAL, TODAY, 3, Map.of())
                        .days())
                .extracting(HeadroomDay::exposureMinor)
                .containsExactly(150_00L, 150_00L, 150_00L);
    }
}
