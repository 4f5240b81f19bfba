package io.ballast.engine.indicator;

import io.ballast.engine.ledger.SettlementKind;
import org.junit.jupiter.api.Test;

/** How invoices were paid. Days are days before the day of assessment, amounts are cents. */
class PaymentIndicatorsTest {

    @Test
    void a_large_late_invoice_weighs_more_than_a_small_one() {
        // Aurora: 100 on the day, 100 ten days early, 800 twenty days late.
        Seen.of(SampleFacts.aurora().terms(30))
                .reads("weighted_delay_days_90", 800.0 * 20 / (100 + 100 + 800))
                .reads("average_delay_days_90", (0 - 10 + 20) / 3.0)
                .reads("average_time_to_pay_days_90", (100 * 30 + 100 * 20 + 800 * 50) / 1000.0)
                .reads("payment_terms_gap_days_365", 45 - 30)
                .reads("late_amount_share_90", 800 / 1000.0)
                .reads("late_count_share_90", 1 / 3.0)
                .reads("late_over_30_amount_share_90", 0)
                .reads("early_amount_share_90", 100 / 1000.0)
                .reads("worst_delay_days_90", 20)
                .reads("on_time_share_90", 2 / 3.0)
                .reads("unpaid_due_amount_share_90", 0)
                // (3 x (0 + 100 + 400) - 10^2) / (3 x 2)
                .reads("delay_deviation_days_180", Math.sqrt(1400 / 6.0))
                // 80 on the day, 85 ten days early, between 70 (15 days) and 60 (22 days) for twenty days late
                .reads("payment_index_90", (100 * 80 + 100 * 85 + 800 * (70 - 5 * 10 / 7.0)) / 1000)
                .reads("paid_invoice_count_90", 3);
    }

    @Test
    void what_was_paid_before_the_window_says_nothing_of_it() {
        // Two of Aurora's three payments are 30 days old or older: ages 0 to 29 are the last 30 days.
        Seen.of(SampleFacts.aurora())
                .lacks("weighted_delay_days_30", Lack.FEW_PAID_INVOICES)
                .lacks("late_amount_share_30", Lack.FEW_PAID_INVOICES)
                .lacks("payment_index_30", Lack.FEW_PAID_INVOICES)
                .reads("on_time_share_90", 2 / 3.0)
                .lacks("on_time_share_30", Lack.NOTHING_FELL_DUE);
    }

    @Test
    void a_payment_on_the_last_day_of_the_window_counts_and_one_on_the_day_before_does_not() {
        var border = SampleFacts.of("Aurora").paid(10, 40, 39, 29).paid(10, 40, 39, 29);
        Seen.of(border.paid(10, 40, 39, 30)).lacks("weighted_delay_days_30", Lack.FEW_PAID_INVOICES);
        Seen.of(border.paid(10, 40, 39, 29)).reads("weighted_delay_days_30", 10);
    }

    @Test
    void of_a_customer_who_never_paid_nothing_is_said() {
        Seen.of(SampleFacts.cirrus())
                .lacks("weighted_delay_days_90", Lack.FEW_PAID_INVOICES)
                .lacks("weighted_delay_with_open_days_90", Lack.FEW_PAID_INVOICES)
                .lacks("average_delay_days_90", Lack.FEW_PAID_INVOICES)
                .lacks("average_time_to_pay_days_90", Lack.FEW_PAID_INVOICES)
                .lacks("payment_terms_gap_days_365", Lack.NO_TERMS)
                .lacks("late_amount_share_90", Lack.FEW_PAID_INVOICES)
                .lacks("late_count_share_90", Lack.FEW_PAID_INVOICES)
                .lacks("late_over_30_amount_share_90", Lack.FEW_PAID_INVOICES)
                .lacks("early_amount_share_90", Lack.FEW_PAID_INVOICES)
                .lacks("discount_taken_share_90", Lack.FEW_PAID_INVOICES)
                .lacks("delay_deviation_days_180", Lack.FEW_PAID_INVOICES)
                .lacks("delay_trend_days_90", Lack.FEW_PAID_INVOICES)
                .lacks("delay_slope_days_365", Lack.FEW_PAID_INVOICES)
                .lacks("payment_index_change_90", Lack.FEW_PAID_INVOICES)
                .lacks("worst_delay_days_90", Lack.NO_PAYMENTS_IN_WINDOW)
                .lacks("partial_payment_share_90", Lack.NO_PAYMENTS_IN_WINDOW)
                .lacks("first_partial_payment_flag_90", Lack.NOTHING_TO_COMPARE)
                .lacks("round_payment_share_90", Lack.FEW_PAYMENTS)
                .lacks("round_payment_share_change_90", Lack.FEW_PAYMENTS)
                .lacks("last_payment_age_days", Lack.NO_RECEIPTS)
                .lacks("payment_gap_ratio_365", Lack.FEW_PAYMENTS)
                .lacks("unpaid_due_amount_share_90", Lack.NOTHING_FELL_DUE);
        Seen.of(SampleFacts.cirrus().terms(30)).lacks("payment_terms_gap_days_365", Lack.FEW_PAID_INVOICES);
    }

    @Test
    void who_stops_paying_looks_worse_once_open_items_count() {
        // 200 are open and 10 days overdue.
        Seen.of(SampleFacts.aurora().open(200, 50, 10))
                .reads("weighted_delay_days_90", 16)
                .reads("weighted_delay_with_open_days_90", (800 * 20 + 200 * 10) / (1000.0 + 200))
                .reads("on_time_share_90", 2 / 4.0)
                .reads("unpaid_due_amount_share_90", 200 / 1200.0);
    }

    @Test
    void what_falls_due_today_is_not_yet_judged() {
        Seen.of(SampleFacts.aurora().open(200, 30, 0))
                .reads("on_time_share_90", 2 / 3.0)
                .reads("overdue_money", 0);
    }

    @Test
    void a_customer_who_turns_late_shows_in_trend_slope_and_index() {
        // On the day 200, 210, 220 days ago; ten days late 10, 20, 30 days ago.
        var turned = SampleFacts.of("Aurora");
        for (int ago : new int[] {200, 210, 220}) {
            turned.paid(100, ago + 30, ago, ago);
        }
        Seen.of(turned).lacks("delay_trend_days_90", Lack.FEW_PAID_INVOICES);
        for (int ago : new int[] {10, 20, 30}) {
            turned.paid(100, ago + 40, ago + 10, ago);
        }
        // Ages sum to 690, their squares to 133,900, age x delay to 600, delays to 30, n = 6.
        double slope = -(6 * 600 - 690 * 30) / (6 * 133_900.0 - 690 * 690) * 30;
        Seen.of(turned)
                .reads("delay_trend_days_90", 10 - 0)
                .reads("delay_slope_days_365", slope)
                .reads("payment_index_change_90", (80 - 10 * 10 / 15.0) - 80);
    }

    @Test
    void without_an_earlier_period_there_is_no_trend() {
        Seen.of(SampleFacts.aurora())
                .lacks("delay_trend_days_90", Lack.NOTHING_TO_COMPARE)
                .lacks("payment_index_change_90", Lack.NOTHING_TO_COMPARE);
        var oneDay = SampleFacts.of("Aurora").paid(1, 9, 8, 7).paid(1, 9, 8, 7).paid(1, 9, 8, 7);
        Seen.of(oneDay).lacks("delay_slope_days_365", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void a_disputed_invoice_does_not_count_against_the_payment_index() {
        var disputed = SampleFacts.borealis().paid(9000, 90, 60, 10).andDisputed(9000, 80);
        Seen.of(disputed).reads("payment_index_365", 80).reads("worst_delay_days_90", 60 - 10);
    }

    @Test
    void discounts_taken_are_counted_and_credit_memos_are_no_payment() {
        var sample = SampleFacts.aurora()
                .open(100, 20, 10)
                .andSettled(SettlementKind.CASH, 98, 12)
                .andSettled(SettlementKind.DISCOUNT, 2, 12)
                .settledBy(SettlementKind.CREDIT_MEMO, 500, 20, 10, 5);
        Seen.of(sample).reads("discount_taken_share_90", 1 / 4.0).reads("paid_invoice_count_90", 4);
    }

    @Test
    void the_first_partial_payment_of_a_customer_who_always_paid_whole_is_flagged() {
        var partial = SampleFacts.borealis().open(1000, 50, 20).andSettled(SettlementKind.CASH, 400, 20);
        // Borealis paid whole invoices 5, 35 and 65 days ago, and one in part 20 days ago.
        Seen.of(partial).reads("first_partial_payment_flag_90", 1).reads("partial_payment_share_90", 1 / 4.0);
        Seen.of(SampleFacts.borealis()).reads("first_partial_payment_flag_90", 0);
        Seen.of(partial.open(1000, 250, 220).andSettled(SettlementKind.CASH, 1, 220))
                .reads("first_partial_payment_flag_90", 0);
    }

    @Test
    void round_sums_on_account_are_seen() {
        // 1,000.00 and 3,000.00 are whole thousands, 2,500.00 is not; before, none was.
        var rounding = SampleFacts.of("Aurora").received(100_000, 10).received(250_000, 20);
        Seen.of(rounding).lacks("round_payment_share_90", Lack.FEW_PAYMENTS);
        Seen.of(rounding.received(300_000, 30))
                .reads("round_payment_share_90", 2 / 3.0)
                .lacks("round_payment_share_change_90", Lack.NOTHING_TO_COMPARE);
        Seen.of(rounding.received(123_456, 100).received(234_567, 130).received(99_999, 160))
                .reads("round_payment_share_change_90", 2 / 3.0 - 0);
    }

    @Test
    void silence_is_measured_in_usual_gaps() {
        var quiet = SampleFacts.of("Aurora").received(100, 100).received(100, 70);
        Seen.of(quiet).lacks("payment_gap_ratio_365", Lack.FEW_PAYMENTS);
        // Receipts every (100 - 40) / 2 = 30 days, the last 40 days ago.
        Seen.of(quiet.received(100, 40))
                .reads("payment_gap_ratio_365", 40 / 30.0)
                .reads("last_payment_age_days", 40);
    }

    @Test
    void write_offs_are_set_against_sales_and_count_as_paid_late() {
        var lost = SampleFacts.of("Aurora")
                .paid(400, 100, 70, 70)
                .paid(500, 100, 70, 70)
                .settledBy(SettlementKind.WRITE_OFF, 100, 200, 170, 20);
        Seen.of(lost)
                .reads("write_off_share_365", 100 / 1000.0)
                .reads("weighted_delay_days_365", 100 * 150 / 1000.0)
                .reads("late_over_30_amount_share_365", 0.1);
        Seen.of(SampleFacts.cirrus()).lacks("write_off_share_365", Lack.NO_SALES_IN_WINDOW);
    }
}
