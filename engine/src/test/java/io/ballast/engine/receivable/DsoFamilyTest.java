package io.ballast.engine.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.receivable.Figure.Outcome;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The worked figures of docs/sources.md#dso-family: sales January 3,390, February 3,610, March 3,890, together 10,890;
 * receivable at their ends 6,200, 6,000, 6,340; of that current 3,345, 3,560, 3,590.
 */
class DsoFamilyTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 12, 31);
    private static final LocalDate MARCH_END = LocalDate.of(2026, 3, 31);
    private static final Window QUARTER = new Window(NEW_YEAR, MARCH_END); // 31 + 28 + 31 = 90 days
    private static final Window MARCH = new Window(LocalDate.of(2026, 2, 28), MARCH_END);
    private static final List<PeriodFigures> MONTHS = List.of(
            new PeriodFigures(new Window(NEW_YEAR, LocalDate.of(2026, 1, 31)), 0, 3_390, 6_200, 3_345, 0),
            new PeriodFigures(
                    new Window(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 28)), 6_200, 3_610, 6_000, 3_560, 0),
            new PeriodFigures(MARCH, 6_000, 3_890, 6_340, 3_590, 0));

    @Test
    void simple_dso_is_the_receivable_in_days_of_sales() {
        // 6,340 / 10,890 x 90 = 52.3967
        assertThat(amount(DaysSalesOutstanding.simple(6_340, 10_890, QUARTER))).isCloseTo(52.40, within(0.005));
    }

    @Test
    void the_days_of_a_young_customer_are_capped_by_its_first_day() {
        // 50,000 / 150,000 x 183 = 61.00
        Window sixMonths = Window.ending(LocalDate.of(2026, 7, 2), 183);
        assertThat(amount(DaysSalesOutstanding.sinceCustomer(50_000, 150_000, sixMonths, Optional.empty())))
                .isEqualTo(61.0);
        assertThat(amount(DaysSalesOutstanding.sinceCustomer(
                        50_000, 150_000, sixMonths, Optional.of(LocalDate.of(2020, 1, 1)))))
                .isEqualTo(61.0);
        // Customer for 60 days: 50,000 / 150,000 x 60 = 20.00
        Optional<LocalDate> since = Optional.of(LocalDate.of(2026, 7, 2).minusDays(60));
        assertThat(amount(DaysSalesOutstanding.sinceCustomer(50_000, 150_000, sixMonths, since)))
                .isEqualTo(20.0);
        assertThat(because(DaysSalesOutstanding.sinceCustomer(1, 1, sixMonths, Optional.of(LocalDate.of(2027, 1, 1)))))
                .contains("not begun");
    }

    @Test
    void the_exclusive_difference_of_282_days_gives_94_and_not_94_33() {
        // 282 / 3 = 94.00, 283 / 3 = 94.33
        Window window = new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 10));
        assertThat(amount(DaysSalesOutstanding.sinceCustomer(50_000, 150_000, window, Optional.empty())))
                .isEqualTo(94.0);
    }

    @Test
    void countback_uses_up_whole_months_from_the_newest() {
        // 6,340 - 3,890 = 2,450 -> 31 days + 2,450 / 3,610 x 28 = 31 + 19.003 = 50.00
        assertThat(amount(DaysSalesOutstanding.countback(MONTHS))).isCloseTo(50.00, within(0.005));
    }

    @Test
    void countback_has_no_value_when_the_receivable_exceeds_all_sales() {
        assertThat(because(DaysSalesOutstanding.countback(MONTHS.subList(2, 3))))
                .contains("exceeds all sales");
        var nothingOwed = new PeriodFigures(MARCH, 0, 0, 0, 0, 0);
        assertThat(amount(DaysSalesOutstanding.countback(List.of(nothingOwed)))).isZero();
        // A month without sales passes with all its days: 31 + 100 / 200 x 28 = 45
        var owedSinceFebruary = List.of(
                new PeriodFigures(MONTHS.get(1).window(), 0, 200, 200, 0, 0),
                new PeriodFigures(MARCH, 200, 0, 100, 0, 0));
        assertThat(amount(DaysSalesOutstanding.countback(owedSinceFebruary))).isEqualTo(45.0);
    }

    @Test
    void best_possible_dso_and_delinquency_add_up_to_dso() {
        // 3,590 / 10,890 x 90 = 29.669; (6,340 - 3,590) / 10,890 x 90 = 22.727; together 52.397
        assertThat(amount(DaysSalesOutstanding.bestPossible(3_590, 10_890, QUARTER)))
                .isCloseTo(29.67, within(0.005));
        assertThat(amount(DaysSalesOutstanding.delinquent(6_340, 3_590, 10_890, QUARTER)))
                .isCloseTo(22.73, within(0.005));
    }

    @Test
    void the_three_collection_effectiveness_indexes_are_told_apart() {
        // March: (6,000 + 3,890 - 6,340) / (6,000 + 3,890 - 3,590) = 3,550 / 6,300 = 56.35 %
        Figure one = CollectionEffectiveness.onePeriod(6_000, 3_890, 6_340, 3_590, MARCH);
        assertThat(amount(one)).isCloseTo(0.5635, within(0.00005));
        // 10,890 / 3 = 3,630: (6,200 + 3,630 - 6,340) / (6,200 + 3,630 - 3,590) = 3,490 / 6,240 = 55.93 %
        Figure average = CollectionEffectiveness.averageMonth(6_200, 10_890, 3, 6_340, 3_590, QUARTER);
        assertThat(amount(average)).isCloseTo(0.5593, within(0.00005));
        // (6,200 + 10,890 - 6,340) / (6,200 + 10,890 - 3,590) = 10,750 / 13,500 = 79.63 %
        Figure full = CollectionEffectiveness.fullPeriod(6_200, 10_890, 6_340, 3_590, QUARTER);
        assertThat(amount(full)).isCloseTo(0.7963, within(0.00005));
        assertThat(Set.of(one.variant(), average.variant(), full.variant())).hasSize(3);
        assertThat(because(CollectionEffectiveness.onePeriod(0, 0, 0, 0, MARCH)))
                .contains("nothing");
    }

    @Test
    void turnover_is_yearly_sales_by_the_average_receivable() {
        // Sales of a year 10,890 x 4 = 43,560; (6,200 + 6,000 + 6,340) / 3 = 6,180; 43,560 / 6,180 = 7.05
        assertThat(ReceivableTurnover.averageReceivableMinor(MONTHS)).isEqualTo(6_180);
        assertThat(amount(ReceivableTurnover.turns(43_560, 6_180, QUARTER))).isCloseTo(7.05, within(0.005));
        // 365 / 7.0485 = 51.78 days
        assertThat(amount(ReceivableTurnover.days(43_560, 6_180, QUARTER))).isCloseTo(51.78, within(0.005));
        // 10,890 x 365 / 90 = 44,165
        assertThat(ReceivableTurnover.annualSalesMinor(MONTHS)).isEqualTo(44_165);
        assertThat(because(ReceivableTurnover.turns(43_560, 0, QUARTER))).isEqualTo("no receivable");
    }

    @Test
    void days_beyond_terms_weigh_by_amount_and_late_only_ignores_early() {
        var payments = List.of(new Payment(800, 10), new Payment(100, 0), new Payment(100, -20));
        // (8,000 + 0 - 2,000) / 1,000 = 6; late only 8,000 / 1,000 = 8
        assertThat(amount(DaysBeyondTerms.net(payments, QUARTER))).isEqualTo(6.0);
        assertThat(amount(DaysBeyondTerms.lateOnly(payments, QUARTER))).isEqualTo(8.0);
        assertThat(because(DaysBeyondTerms.net(List.of(), QUARTER))).isEqualTo("no payment in the window");
    }

    @Test
    void shares_say_whether_disputed_items_count_and_why_there_is_none() {
        Window day = Window.on(MARCH_END);
        // 2,750 / 6,340 = 0.43375; without 750 disputed, all past due: 2,000 / 5,590 = 0.35778
        assertThat(amount(ReceivableShares.pastDue(2_750, 6_340, day))).isCloseTo(0.43375, within(1e-5));
        assertThat(amount(ReceivableShares.pastDueUndisputed(2_750, 750, 6_340, 750, day)))
                .isCloseTo(0.35778, within(1e-5));
        assertThat(because(ReceivableShares.pastDue(0, 0, day))).isEqualTo("no receivable");
        // (120 - 20) / 10,000 = 0.01
        assertThat(amount(ReceivableShares.badDebt(120, 20, 10_000, QUARTER))).isEqualTo(0.01);
    }

    @Test
    void utilisation_without_a_limit_is_a_reason_and_not_infinity() {
        Window day = Window.on(MARCH_END);
        assertThat(amount(ReceivableShares.utilisation(150, new LimitInForce.Amount(100), day)))
                .isEqualTo(1.5);
        assertThat(because(ReceivableShares.utilisation(150, new LimitInForce.Amount(0), day)))
                .contains("zero");
        assertThat(because(ReceivableShares.utilisation(150, new LimitInForce.None(), day)))
                .contains("no credit limit");
        assertThat(because(ReceivableShares.utilisation(150, new LimitInForce.Unlimited(), day)))
                .contains("unlimited");
    }

    /** A ledger that reproduces the worked figures: receivable and current at the end of each month as above. */
    private static Books workedBooks() {
        return new Books()
                .invoice("A1", "2025-12-15", "2026-01-14", 6_000)
                .paid("A1", "2026-01-20", 3_145) // 2,855 past due at the end of January
                .invoice("A2", "2026-01-10", "2026-02-09", 3_345)
                .invoice("A3", "2026-01-01", "2026-01-30", 45) // paid at once
                .paid("A3", "2026-01-01", 45)
                .paid("A1", "2026-02-10", 2_855)
                .paid("A2", "2026-02-11", 905) // 2,440 past due at the end of February
                .invoice("A4", "2026-02-15", "2026-03-17", 3_560)
                .invoice("A5", "2026-02-01", "2026-02-15", 50)
                .paid("A5", "2026-02-15", 50)
                .paid("A2", "2026-03-05", 2_440)
                .paid("A4", "2026-03-20", 810) // 2,750 past due at the end of March
                .invoice("A6", "2026-03-10", "2026-04-09", 3_590)
                .invoice("A7", "2026-03-01", "2026-03-11", 300)
                .paid("A7", "2026-03-11", 300);
    }

    @Test
    void the_same_figures_come_out_of_a_ledger_month_by_month() {
        List<PeriodFigures> periods =
                PeriodFigures.monthly(workedBooks().build(), PointInTime.of(MARCH_END, Knowledge.AS_KNOWN_THEN), 3);
        assertThat(periods).extracting(PeriodFigures::salesMinor).containsExactly(3_390L, 3_610L, 3_890L);
        assertThat(periods).extracting(PeriodFigures::receivableMinor).containsExactly(6_200L, 6_000L, 6_340L);
        assertThat(periods).extracting(PeriodFigures::currentMinor).containsExactly(3_345L, 3_560L, 3_590L);
        assertThat(periods).extracting(PeriodFigures::openingMinor).containsExactly(6_000L, 6_200L, 6_000L);
        assertThat(periods).extracting(p -> p.window().days()).containsExactly(31, 28, 31);
        assertThat(amount(DaysSalesOutstanding.countback(periods))).isCloseTo(50.00, within(0.005));
    }

    @Test
    void a_month_that_is_not_over_counts_its_days_so_far() {
        PointInTime at = PointInTime.of(LocalDate.of(2026, 3, 10), Knowledge.AS_KNOWN_THEN);
        PeriodFigures march =
                PeriodFigures.monthly(workedBooks().build(), at, 1).getFirst();
        assertThat(march.window().days()).isEqualTo(10);
        assertThat(march.salesMinor()).isEqualTo(3_890); // both invoices of March, the second on the day itself
        assertThatThrownBy(() -> PeriodFigures.monthly(Ledger.empty(), at, 0)).hasMessageContaining("1..120");
    }

    @Test
    void the_whole_family_of_a_customer_is_labelled_and_unique() {
        List<Figure> figures = ReceivableFigures.of(facts(workedBooks().build()), 3);
        assertThat(figures).hasSize(17);
        Set<String> labels = new HashSet<>();
        figures.forEach(figure ->
                labels.add(figure.name().en() + " / " + figure.variant().en()));
        assertThat(labels).hasSize(17);
        assertThat(amount(figures.getFirst())).isCloseTo(52.40, within(0.005));
        assertThat(amount(figures.get(5))).isCloseTo(0.5635, within(0.00005)); // collection of March
        assertThat(amount(figures.get(12))).isCloseTo(2_750.0 / 6_340, within(1e-12)); // past due
        // Exposure is the open items alone, 6,340 of a limit of 10,000.
        assertThat(amount(figures.get(15))).isEqualTo(0.634);
    }

    @Test
    void a_customer_without_books_has_a_reason_everywhere_a_division_would_fail() {
        List<Figure> figures = ReceivableFigures.of(facts(Ledger.empty()), 12);
        assertThat(figures.stream().filter(f -> f.outcome() instanceof Outcome.Value))
                .extracting(f -> f.variant().en())
                .containsExactly("countback (exhaustion)", "exposure by limit"); // nothing owed: 0 days, 0 of the limit
    }

    @Test
    void a_row_of_the_future_changes_nothing() {
        List<Figure> before = ReceivableFigures.of(facts(workedBooks().build()), 3);
        Ledger later = workedBooks()
                .invoice("F", "2026-04-01", "2026-05-01", 99_999)
                .paid("A6", "2026-04-02", 3_590)
                .settled("A4", SettlementKind.WRITE_OFF, "2026-03-30", "2026-04-01", 10)
                .disputed("A4", "2026-04-01", 100)
                .build();
        assertThat(ReceivableFigures.of(facts(later), 3)).isEqualTo(before);
    }

    private static CustomerFacts facts(Ledger ledger) {
        Standing standing = new Standing(new LimitInForce.Amount(10_000), OptionalInt.of(30), Optional.empty(), false);
        return new CustomerFacts(
                "AURORA",
                MARCH_END,
                Knowledge.AS_KNOWN_THEN,
                Currency.CNY,
                Profile.unknown(),
                standing,
                ledger,
                Optional.empty());
    }

    static double amount(Figure figure) {
        assertThat(figure.outcome()).isInstanceOf(Outcome.Value.class);
        return ((Outcome.Value) figure.outcome()).amount();
    }

    static String because(Figure figure) {
        assertThat(figure.outcome()).isInstanceOf(Outcome.NoValue.class);
        return ((Outcome.NoValue) figure.outcome()).because().en();
    }
}
