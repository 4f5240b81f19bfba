package io.ballast.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Currency;
import org.junit.jupiter.api.Test;

/** What is overdue, how it migrates, and how many days of sales are outstanding. */
class AgeingIndicatorsTest {

    /** 100, 200, 300, 400 are 20, 40, 70, 100 days overdue; 1,000 issued 5 days ago are not due. */
    private static SampleFacts aged() {
        return SampleFacts.of("Aurora")
                .open(100, 150, 20)
                .open(200, 150, 40)
                .open(300, 150, 70)
                .open(400, 150, 100)
                .open(1000, 5, -10);
    }

    @Test
    void the_balance_is_aged_by_due_day() {
        Seen.of(aged())
                .reads("balance_money", 2000)
                .reads("overdue_money", 100 + 200 + 300 + 400)
                .reads("overdue_share", 1000 / 2000.0)
                .reads("overdue_over_30_share", (200 + 300 + 400) / 2000.0)
                .reads("overdue_over_60_share", (300 + 400) / 2000.0)
                .reads("overdue_over_90_share", 400 / 2000.0)
                .reads("oldest_overdue_days", 100)
                .reads("overdue_age_days", (100 * 20 + 200 * 40 + 300 * 70 + 400 * 100) / 2000.0);
    }

    @Test
    void a_residue_is_owed_but_says_nothing_of_age() {
        // Of 1,000.00 due 200 days ago 7.50 were never paid; 500.00 are not due yet.
        var paidButForCents = SampleFacts.of("Aurora")
                .open(1000_00, 230, 200)
                .andSettled(SettlementKind.CASH, 992_50, 195)
                .open(500_00, 5, -25);
        Seen.of(paidButForCents, Residue.standard(Currency.CNY))
                .reads("balance_money", 7_50 + 500_00)
                .reads("overdue_money", 7_50)
                .reads("exposure_money", 7_50 + 500_00)
                .reads("oldest_overdue_days", 0)
                .reads("overdue_share", 0)
                .reads("overdue_over_60_share", 0)
                .reads("overdue_undisputed_share", 0)
                .reads("overdue_age_days", 0)
                .reads("overdue_age_change_days_30", 0)
                .reads("overdue_share_change_30", 0);
        Seen.of(paidButForCents).reads("oldest_overdue_days", 200).reads("overdue_age_days", 7_50 * 200 / 507_50.0);
    }

    @Test
    void a_residue_is_at_most_the_share_and_at_most_the_amount() {
        var residue = new Residue(100, 100_00); // 1 % and 100.00
        assertThat(residue.isResidue(100_00, 10_000_00)).isTrue(); // both at their bounds: 1 % of 10,000 is 100
        assertThat(residue.isResidue(100_01, 20_000_00)).isFalse(); // 0.5 %, but above 100.00
        assertThat(residue.isResidue(100_00, 9_999_99)).isFalse(); // 100.00, but 1.00001 %
        assertThat(residue.isResidue(1, 1_00)).isTrue(); // one cent of 1.00 is 1 %
        assertThat(residue.isResidue(1, 99)).isFalse(); // one cent of 0.99 is 1.0101 %
        assertThat(Residue.NONE.isResidue(1, Long.MAX_VALUE)).isFalse();
        assertThat(Residue.standard(Currency.of("JPY"))).isEqualTo(new Residue(100, 100)); // yen have no decimals
        assertThatThrownBy(() -> new Residue(100, 0)).hasMessageContaining("both its bounds");
        assertThatThrownBy(() -> new Residue(1_001, 1)).hasMessageContaining("1000 basis points");
    }

    @Test
    void what_became_a_residue_within_30_days_did_not_roll_on() {
        // 30 days ago 1,000.00 were 10 days overdue; since then all but 4.00 came.
        var rolled = SampleFacts.of("Aurora").open(1000_00, 70, 40).andSettled(SettlementKind.CASH, 996_00, 5);
        Seen.of(rolled, Residue.standard(Currency.CNY)).reads("roll_to_31_share_30", 0);
        Seen.of(rolled).reads("roll_to_31_share_30", 4_00 / 1000_00.0);
    }

    @Test
    void day_30_is_in_the_first_bucket_and_day_31_in_the_second() {
        Seen.of(SampleFacts.of("Aurora").open(100, 60, 30).open(300, 60, 31))
                .reads("overdue_over_30_share", 300 / 400.0);
    }

    @Test
    void ageing_is_compared_with_30_days_ago() {
        // Then 1,000 were open: 100 not yet due, 200, 300, 400 overdue by 10, 40, 70 days.
        Seen.of(aged())
                .reads("overdue_share_change_30", 0.5 - 900 / 1000.0)
                .reads("overdue_age_change_days_30", 35.5 - (200 * 10 + 300 * 40 + 400 * 70) / 1000.0);
        Seen.of(SampleFacts.of("Aurora").open(100, 5, 1))
                .lacks("overdue_share_change_30", Lack.NOTHING_TO_COMPARE)
                .lacks("overdue_age_change_days_30", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void what_was_not_collected_rolls_into_the_next_bucket() {
        // 30 days ago 1-30 held 200 + 600, of which 600 were paid; 31-60 held 300 + 100, of which 40 were paid.
        var rolling = aged().paid(600, 150, 45, 10).open(100, 150, 65).andSettled(SettlementKind.CASH, 40, 3);
        Seen.of(rolling)
                .reads("roll_to_31_share_30", 200 / 800.0)
                .reads("roll_to_61_share_30", (300 + 60) / 400.0)
                .reads("roll_to_91_share_30", 400 / 400.0);
        Seen.of(SampleFacts.borealis()).lacks("roll_to_31_share_30", Lack.BUCKET_WAS_EMPTY);
    }

    @Test
    void what_is_in_dispute_can_be_taken_out() {
        var disputed =
                SampleFacts.of("Aurora").open(300, 60, 20).andDisputed(300, 30).open(700, 60, 10);
        Seen.of(disputed)
                .reads("overdue_share", 1)
                .reads("overdue_undisputed_share", 700 / 1000.0)
                .reads("disputed_overdue_share", 300 / 1000.0);
    }

    @Test
    void without_a_balance_no_share_of_it_is_given() {
        Seen.of(SampleFacts.borealis())
                .reads("overdue_money", 0)
                .reads("oldest_overdue_days", 0)
                .lacks("overdue_share", Lack.NO_OPEN_BALANCE)
                .lacks("overdue_over_30_share", Lack.NO_OPEN_BALANCE)
                .lacks("overdue_undisputed_share", Lack.NO_OPEN_BALANCE)
                .lacks("overdue_share_change_30", Lack.NO_OPEN_BALANCE)
                .lacks("overdue_age_days", Lack.NO_OPEN_BALANCE)
                .lacks("overdue_age_change_days_30", Lack.NO_OPEN_BALANCE);
        Seen.of(SampleFacts.cirrus())
                .lacks("overdue_money", Lack.NO_INVOICES)
                .lacks("oldest_overdue_days", Lack.NO_INVOICES);
    }

    @Test
    void days_sales_outstanding_agree_with_the_worked_figures_of_the_trade() {
        // domain figures: receivables 6,340 of which 3,590 current, sales 10,890 in 90 days
        var worked = SampleFacts.of("Borealis")
                .paid(4550, 89, 60, 50)
                .open(2750, 80, 20)
                .open(3590, 20, -10);
        Seen.of(worked)
                .reads("sales_outstanding_days_90", 6340 / 10_890.0 * 90) // 52.40
                .reads("best_possible_sales_outstanding_days_90", 3590 / 10_890.0 * 90) // 29.67
                .reads("average_delinquent_days_90", 2750 / 10_890.0 * 90); // 22.73
    }

    @Test
    void a_young_customer_counts_with_its_own_days() {
        // First invoice 9 days ago: 10 days in all.
        Seen.of(SampleFacts.of("Cirrus").open(100, 9, -20).paid(300, 5, 2, 2))
                .reads("sales_outstanding_days_90", 100 / 400.0 * 10);
    }

    @Test
    void countback_takes_the_newest_sales_off_first() {
        // 6,340 less 3,890 of the newest month leave 2,450 of the 3,610 of the month before: 30 + 2,450 / 3,610 x 30.
        var worked = SampleFacts.of("Borealis")
                .paid(3390, 75, 60, 50)
                .paid(1160, 45, 20, 20)
                .open(2450, 45, 20)
                .open(3890, 15, -10);
        Seen.of(worked).reads("countback_sales_outstanding_days_360", 30 + 2450 / 3610.0 * 30);
        Seen.of(SampleFacts.of("Aurora").open(900, 400, 300).open(100, 15, 5))
                .reads("countback_sales_outstanding_days_360", 360);
        Seen.of(SampleFacts.cirrus()).lacks("countback_sales_outstanding_days_360", Lack.NO_SALES_IN_WINDOW);
    }

    @Test
    void collection_effectiveness_agrees_with_the_worked_figures_of_the_trade() {
        // domain figures: begin 6,000, sales 3,890, end 6,340 of which 3,590 current: 56.35 %
        var worked = SampleFacts.of("Borealis")
                .paid(3550, 120, 100, 10)
                .open(2450, 120, 100)
                .open(300, 60, 30)
                .open(3590, 20, -10);
        Seen.of(worked)
                .reads("collection_effectiveness_ratio_90", (6000 + 3890 - 6340) / (6000 + 3890.0 - 3590))
                // 6,000 open at the end of the 90 days before, which sold 6,000
                .reads("sales_outstanding_change_days_90", (6340 / 3890.0 - 6000 / 6000.0) * 90);
        Seen.of(SampleFacts.of("Cirrus").open(100, 5, -20))
                .lacks("collection_effectiveness_ratio_90", Lack.NOTHING_TO_COLLECT)
                .lacks("sales_outstanding_change_days_90", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void without_sales_there_are_no_days_of_sales() {
        Seen.of(SampleFacts.cirrus())
                .lacks("sales_outstanding_days_90", Lack.NO_SALES_IN_WINDOW)
                .lacks("best_possible_sales_outstanding_days_90", Lack.NO_SALES_IN_WINDOW)
                .lacks("average_delinquent_days_90", Lack.NO_SALES_IN_WINDOW)
                .lacks("sales_outstanding_change_days_90", Lack.NO_SALES_IN_WINDOW);
    }
}
