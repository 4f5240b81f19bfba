package io.ballast.engine.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.CreditMemo;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgeingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 30);

    @Test
    void day_30_lies_in_1_to_30_and_day_31_in_31_to_60() {
        // Due 31 March is 30 days before 30 April, due 30 March 31 days.
        Ledger ledger = new Books()
                .invoice("A", "2026-03-01", "2026-03-31", 100)
                .invoice("B", "2026-03-01", "2026-03-30", 1_000)
                .build();
        assertThat(byDueDate(ledger).amountsMinor()).containsExactly(0L, 100L, 1_000L, 0L, 0L, 0L, 0L);
    }

    @Test
    void leap_days_and_the_ends_of_months_and_years_are_days_like_any_other() {
        assertBorder("2024-02-29", "2024-01-30", "2024-01-29"); // 1 + 29 days, 2 + 29
        assertBorder("2024-03-01", "2024-01-31", "2024-01-30"); // 29 + 1, 1 + 29 + 1: February has a 29th
        assertBorder("2026-03-01", "2026-01-30", "2026-01-29"); // 1 + 28 + 1, 2 + 28 + 1
        assertBorder("2026-01-01", "2025-12-02", "2025-12-01"); // 29 + 1, 30 + 1
        assertBorder("2026-03-29", "2026-02-27", "2026-02-26"); // 1 + 29, 2 + 29, though clocks of Europe skip an hour
    }

    /** What was due 30 days before lies in 1-30, what was due a day earlier in 31-60. */
    private static void assertBorder(String day, String thirty, String thirtyOne) {
        Ledger ledger = new Books()
                .invoice("A", "2023-01-01", thirty, 100)
                .invoice("B", "2023-01-01", thirtyOne, 1_000)
                .build();
        Ageing ageing = Ageing.of(
                ledger, AgeingBuckets.DEFAULT, AgeingBasis.DUE_DATE, LocalDate.parse(day), Knowledge.AS_KNOWN_THEN);
        assertThat(ageing.amountsMinor()).as(day).containsExactly(0L, 100L, 1_000L, 0L, 0L, 0L, 0L);
    }

    @Test
    void what_is_due_today_or_later_is_current() {
        Ledger ledger = new Books()
                .invoice("A", "2026-04-01", "2026-04-30", 100)
                .invoice("B", "2026-04-01", "2026-06-30", 200)
                .build();
        assertThat(byDueDate(ledger).amountsMinor()).startsWith(300L, 0L);
    }

    @Test
    void each_instalment_ages_on_its_own_due_day() {
        Ledger ledger = new Books()
                .invoice("A/1", "2026-01-01", "2026-01-31", 100) // 89 days: 28 + 31 + 30
                .invoice("A/2", "2026-01-01", "2026-03-31", 100) // 30 days
                .invoice("A/3", "2026-01-01", "2026-05-31", 100) // not due
                .build();
        assertThat(byDueDate(ledger).amountsMinor()).containsExactly(100L, 100L, 0L, 100L, 0L, 0L, 0L);
    }

    @Test
    void by_invoice_date_the_same_items_are_older() {
        // Issued 1 January: 30 + 28 + 31 + 30 = 119 days ago.
        Ledger ledger =
                new Books().invoice("A", "2026-01-01", "2026-05-31", 100).build();
        Ageing ageing =
                Ageing.of(ledger, AgeingBuckets.SINCE_ISSUE, AgeingBasis.INVOICE_DATE, DAY, Knowledge.AS_KNOWN_THEN);
        assertThat(ageing.amountsMinor()).containsExactly(0L, 0L, 0L, 100L, 0L, 0L);
    }

    @Test
    void unapplied_cash_and_credit_stand_apart_and_the_sum_is_the_balance() {
        // 1,000 + 500 invoiced; 600 received of which 400 pay A; credit memo 50, not used; open 600 + 500.
        Ledger ledger = new Books()
                .invoice("A", "2026-02-01", "2026-03-01", 1_000) // 60 days past due
                .invoice("B", "2026-04-01", "2026-05-01", 500)
                .received("2026-04-02", 600)
                .settled("A", SettlementKind.CASH, "2026-04-02", "2026-04-02", 400)
                .credited("2026-04-03", 50)
                .build();
        Ageing ageing = byDueDate(ledger);
        assertThat(ageing.amountsMinor()).containsExactly(500L, 0L, 600L, 0L, 0L, 0L, 0L);
        assertThat(ageing.unappliedCashMinor()).isEqualTo(200);
        assertThat(ageing.unappliedCreditMinor()).isEqualTo(50);
        assertThat(ageing.balanceMinor()).isEqualTo(850); // 1,500 - 600 - 50
        // Oldest first: 600 - 50 - 200 = 350.
        Ageing matched = ageing.withUnappliedSetAgainstOldest();
        assertThat(matched.amountsMinor()).containsExactly(500L, 0L, 350L, 0L, 0L, 0L, 0L);
        assertThat(matched.unappliedCashMinor() + matched.unappliedCreditMinor())
                .isZero();
        assertThat(matched.balanceMinor()).isEqualTo(850);
    }

    @Test
    void an_item_without_a_due_day_ages_from_its_issue_and_is_flagged() {
        Ledger ledger = new Books().invoiceWithoutDueDay("A", "2026-04-20", 700).build();
        Ageing ageing = byDueDate(ledger);
        assertThat(ageing.amountsMinor()).startsWith(0L, 700L); // 10 days
        assertThat(ageing.dueAssumedMinor()).isEqualTo(700);
    }

    @Test
    void what_happens_after_the_day_is_not_seen() {
        Books books = new Books().invoice("A", "2026-03-01", "2026-04-01", 100);
        Ageing before = byDueDate(books.build());
        books.paid("A", "2026-05-01", 100)
                .invoice("B", "2026-05-01", "2026-05-31", 900)
                .credited("2026-05-02", 10);
        assertThat(byDueDate(books.build())).isEqualTo(before);
    }

    @Test
    void a_payment_recorded_late_counts_only_as_known_now() {
        Ledger ledger = new Books()
                .invoice("A", "2026-03-01", "2026-04-01", 100)
                .settled("A", SettlementKind.CASH, "2026-04-29", "2026-05-03", 100)
                .build();
        assertThat(byDueDate(ledger).totalMinor()).isEqualTo(100);
        Ageing now = Ageing.of(ledger, AgeingBuckets.SHORT, AgeingBasis.DUE_DATE, DAY, Knowledge.AS_KNOWN_NOW);
        assertThat(now.totalMinor()).isZero();
        assertThat(now.appliedWithoutDocumentMinor()).isEqualTo(100);
    }

    @Test
    void what_is_paid_beyond_an_invoice_is_unapplied_and_not_a_negative_bucket() {
        Ledger ledger = new Books()
                .invoice("A", "2026-03-01", "2026-04-01", 100)
                .paid("A", "2026-04-01", 130)
                .build();
        Ageing ageing = byDueDate(ledger);
        assertThat(ageing.totalMinor()).isZero();
        assertThat(ageing.unappliedCashMinor()).isEqualTo(30);
        assertThat(ageing.balanceMinor()).isEqualTo(-30);
    }

    @Test
    void buckets_less_unapplied_are_the_balance_for_any_books() {
        long seed = Long.getLong("seed", 20_260_430L);
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            Ledger ledger = randomLedger(random);
            for (Knowledge knowledge : Knowledge.values()) {
                for (AgeingBasis basis : AgeingBasis.values()) {
                    OpenItems items = OpenItems.of(ledger, PointInTime.of(DAY, knowledge));
                    Ageing ageing = Ageing.of(items, AgeingBuckets.DEFAULT, basis);
                    assertThat(ageing.totalMinor() - ageing.unappliedCashMinor() - ageing.unappliedCreditMinor())
                            .as("-Dseed=%d run %d", seed, run)
                            .isEqualTo(items.balanceMinor());
                    assertThat(ageing.withUnappliedSetAgainstOldest().balanceMinor())
                            .isEqualTo(ageing.balanceMinor());
                }
            }
        }
    }

    @Test
    void an_ageing_that_does_not_add_up_cannot_exist() {
        assertThatThrownBy(() ->
                        new Ageing(DAY, AgeingBasis.DUE_DATE, AgeingBuckets.of(0), List.of(60L, 40L), 10, 0, 91, 0, 0))
                .hasMessage("Buckets of 100 less unapplied 10 are not the balance of 91");
    }

    @Test
    void the_heads_of_the_columns_say_their_days() {
        assertThat(AgeingBuckets.DEFAULT.label(0)).isEqualTo(Text.of("未到期", "current"));
        assertThat(AgeingBuckets.DEFAULT.label(1)).isEqualTo(Text.of("1-30 天", "1-30 days"));
        assertThat(AgeingBuckets.DEFAULT.label(6)).isEqualTo(Text.of("361+ 天", "361+ days"));
        assertThat(AgeingBuckets.SHORT.label(4).en()).isEqualTo("91+ days");
        assertThat(AgeingBuckets.YEARS.label(0).en()).isEqualTo("0-365 days");
        assertThatThrownBy(() -> AgeingBuckets.of(30, 30)).hasMessageContaining("must rise");
        assertThatThrownBy(() -> AgeingBuckets.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Ageing byDueDate(Ledger ledger) {
        return Ageing.of(ledger, AgeingBuckets.DEFAULT, AgeingBasis.DUE_DATE, DAY, Knowledge.AS_KNOWN_THEN);
    }

    private static Ledger randomLedger(Random random) {
        LedgerBuilder builder = new LedgerBuilder();
        int middle = Books.day("2026-03-01");
        for (int i = 0; i < 20; i++) {
            int issued = middle + random.nextInt(-400, 100);
            builder.add(new Invoice(
                    "I" + i,
                    issued,
                    issued + random.nextInt(90),
                    issued + random.nextInt(5),
                    1 + random.nextInt(100_000),
                    random.nextInt(10) == 0));
            for (int part = random.nextInt(3); part > 0; part--) {
                int day = issued + random.nextInt(200);
                builder.add(new Settlement(
                        "I" + i,
                        SettlementKind.values()[random.nextInt(4)],
                        day,
                        day + random.nextInt(9),
                        1 + random.nextInt(80_000)));
            }
            int day = middle + random.nextInt(-400, 100);
            builder.add(new Receipt("R" + i, day, day + random.nextInt(5), 1 + random.nextInt(60_000)));
            builder.add(new CreditMemo("C" + i, day, day, 1 + random.nextInt(9_000)));
        }
        return builder.build();
    }
}
