package io.ballast.engine.indicator;

import io.ballast.engine.ledger.SettlementKind;
import org.junit.jupiter.api.Test;

/** What is at stake, against the limit, today and over time. */
class ExposureIndicatorsTest {

    /**
     * 1,200 invoiced 100 days ago and paid 50 days ago; open: an invoice of 300 issued 40 days ago and due 10 days ago,
     * an order of 200 of 20 days ago, a delivery of 100 of 10 days ago.
     *
     * <p>So the exposure is 1,200 for ages 100 to 51, 0 for 50 to 41, 300 for 40 to 21, 500 for 20 to 11, 600 since.
     */
    private static SampleFacts exposed() {
        return SampleFacts.of("Aurora")
                .paid(1200, 100, 70, 50)
                .open(300, 40, 10)
                .order(200, 20)
                .delivered(100, 10);
    }

    @Test
    void the_exposure_is_open_invoices_deliveries_and_orders() {
        Seen.of(exposed())
                .reads("balance_money", 300)
                .reads("open_orders_money", 200)
                .reads("delivered_not_invoiced_money", 100)
                .reads("exposure_money", 300 + 200 + 100)
                .reads("peak_exposure_money_365", 1200)
                .reads("average_exposure_money_365", (50 * 1200 + 20 * 300 + 10 * 500 + 11 * 600) / 101.0)
                .reads("exposure_to_peak_ratio_365", 600 / 1200.0);
    }

    @Test
    void the_limit_is_compared_with_today_the_peak_and_the_average() {
        Seen.of(exposed().limit(1000))
                .reads("utilisation_ratio", 600 / 1000.0)
                .reads("max_utilisation_ratio_90", 1200 / 1000.0)
                // ages 89 to 51 are 39 days at 1,200
                .reads("average_utilisation_ratio_90", (39 * 1200 + 20 * 300 + 10 * 500 + 11 * 600) / 90.0 / 1000)
                .reads("over_limit_days_90", 39)
                .reads("over_limit_days_365", 50)
                .reads("free_limit_money", 1000 - 600)
                .reads("overdue_to_limit_ratio", 300 / 1000.0);
    }

    @Test
    void at_the_limit_is_not_over_it() {
        Seen.of(SampleFacts.of("Aurora").open(1000, 9, -20).limit(1000))
                .reads("over_limit_days_90", 0)
                .reads("free_limit_money", 0)
                .reads("utilisation_ratio", 1);
        Seen.of(SampleFacts.of("Aurora").open(1001, 9, -20).limit(1000)).reads("over_limit_days_90", 10);
    }

    @Test
    void no_limit_a_limit_of_zero_and_an_unlimited_account_are_three_things() {
        Seen.of(exposed())
                .lacks("utilisation_ratio", Lack.NO_LIMIT)
                .lacks("max_utilisation_ratio_90", Lack.NO_LIMIT)
                .lacks("average_utilisation_ratio_90", Lack.NO_LIMIT)
                .lacks("over_limit_days_90", Lack.NO_LIMIT)
                .lacks("free_limit_money", Lack.NO_LIMIT)
                .lacks("overdue_to_limit_ratio", Lack.NO_LIMIT);
        Seen.of(exposed().limit(0))
                .lacks("utilisation_ratio", Lack.LIMIT_IS_ZERO)
                .reads("over_limit_days_90", 39 + 20 + 10 + 11)
                .reads("free_limit_money", -600);
        Seen.of(exposed().unlimited())
                .lacks("utilisation_ratio", Lack.UNLIMITED)
                .lacks("free_limit_money", Lack.UNLIMITED)
                .lacks("over_limit_days_90", Lack.UNLIMITED);
    }

    @Test
    void a_rising_utilisation_shows_as_a_trend() {
        // 100 since 200 days ago and 100 more since 50 days ago: 51 of the last 90 days at 200, the rest at 100.
        var rising = SampleFacts.of("Aurora").open(100, 200, 100).limit(1000);
        Seen.of(rising.open(100, 50, 10)).reads("utilisation_trend_ratio_90", 51 * 100 / 90.0 / 1000);
        Seen.of(exposed().limit(1000)).lacks("utilisation_trend_ratio_90", Lack.SHORT_HISTORY);
    }

    @Test
    void the_growth_of_the_balance_is_set_against_that_of_sales() {
        // Balance 100 until 60 days ago, then 150, then 300; sales 200 in the last 90 days, 100 in the 90 before.
        var growing =
                SampleFacts.of("Aurora").open(100, 100, 10).open(50, 60, 10).open(150, 10, -20);
        Seen.of(growing)
                .reads("balance_growth_ratio_30", (300 - 150) / 150.0)
                .reads("balance_growth_ratio_90", (300 - 100) / 100.0)
                .reads("balance_over_sales_growth_ratio_90", 300 / 100.0 - 200 / 100.0);
        Seen.of(SampleFacts.of("Cirrus").open(100, 5, -20))
                .lacks("balance_growth_ratio_30", Lack.NOTHING_TO_COMPARE)
                .lacks("balance_over_sales_growth_ratio_90", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void unapplied_cash_and_credit_stand_apart_from_the_balance() {
        // 500 received, 300 used; 80 credited, 50 used.
        var unapplied = SampleFacts.of("Borealis")
                .received(500, 10)
                .credited(80, 20)
                .paid(300, 60, 30, 10)
                .open(100, 60, 30)
                .andSettled(SettlementKind.CREDIT_MEMO, 50, 15);
        Seen.of(unapplied)
                .reads("balance_money", 50)
                .reads("unapplied_cash_money", 500 - 300)
                .reads("unapplied_cash_share", 200 / 500.0)
                .reads("unapplied_credit_money", 80 - 50)
                .reads("exposure_money", 50 - 30)
                .reads("net_exposure_money", 50 - 30 - 200);
    }

    @Test
    void credit_memos_take_off_exposure_from_their_day_until_they_settle_an_invoice() {
        // 1,000 open since 50 days ago; a memo of 300 of 40 days ago, 200 of it set against the invoice 10 days ago.
        var credited = SampleFacts.of("Borealis")
                .open(1000, 50, 20)
                .credited(300, 40)
                .andSettled(SettlementKind.CREDIT_MEMO, 200, 10)
                .limit(900);
        Seen.of(credited)
                .reads("balance_money", 800)
                .reads("exposure_money", 800 - 100)
                .reads("free_limit_money", 900 - 700)
                .reads("utilisation_ratio", 700 / 900.0)
                // 1,000 for ages 50 to 41, 700 since: the settlement moves 200 from the credit into the invoice
                .reads("peak_exposure_money_365", 1000)
                .reads("over_limit_days_90", 10)
                .reads("average_exposure_money_365", (10 * 1000 + 41 * 700) / 51.0);
    }

    @Test
    void more_credit_than_is_open_makes_the_exposure_negative_and_frees_more_than_the_limit() {
        Seen.of(SampleFacts.of("Borealis").open(100, 50, 20).credited(130, 40).limit(900))
                .reads("exposure_money", 100 - 130)
                .reads("free_limit_money", 900 + 30)
                .reads("utilisation_ratio", -30 / 900.0)
                .reads("max_utilisation_ratio_90", 100 / 900.0);
        Seen.of(SampleFacts.of("Borealis").credited(130, 40)).reads("exposure_money", -130);
    }

    @Test
    void what_was_paid_beyond_an_invoice_is_unapplied_cash() {
        var overpaid =
                SampleFacts.of("Borealis").received(120, 10).open(100, 60, 30).andSettled(SettlementKind.CASH, 120, 10);
        Seen.of(overpaid).reads("balance_money", 0).reads("unapplied_cash_money", 20);
    }

    @Test
    void an_invoice_paid_in_advance_makes_no_exposure_on_any_day() {
        var advance = SampleFacts.of("Borealis").paid(700, 20, 10, 40).limit(1000);
        Seen.of(advance)
                .reads("peak_exposure_money_365", 0)
                .lacks("exposure_to_peak_ratio_365", Lack.NO_EXPOSURE_IN_WINDOW);
    }

    @Test
    void closed_orders_cancelled_orders_and_invoiced_deliveries_make_no_exposure_any_more() {
        var done = SampleFacts.of("Borealis")
                .orderClosed(100, 20, 10)
                .orderCancelled(200, 20, 10)
                .deliveredAndInvoiced(400, 20, 10);
        Seen.of(done)
                .reads("exposure_money", 0)
                .reads("peak_exposure_money_365", 700)
                .reads("open_orders_money", 0)
                .reads("delivered_not_invoiced_money", 0);
    }

    @Test
    void of_a_customer_without_documents_nothing_is_said() {
        Seen.of(SampleFacts.of("Cirrus").limit(1000))
                .lacks("balance_money", Lack.NO_INVOICES)
                .lacks("open_orders_money", Lack.NO_ORDERS)
                .lacks("delivered_not_invoiced_money", Lack.NO_DELIVERIES)
                .lacks("exposure_money", Lack.NO_DOCUMENTS)
                .lacks("net_exposure_money", Lack.NO_DOCUMENTS)
                .lacks("unapplied_cash_money", Lack.NO_RECEIPTS)
                .lacks("unapplied_cash_share", Lack.NO_RECEIPTS)
                .lacks("unapplied_credit_money", Lack.NO_CREDIT_MEMOS)
                .lacks("utilisation_ratio", Lack.NO_DOCUMENTS)
                .lacks("peak_exposure_money_365", Lack.NO_DOCUMENTS)
                .lacks("average_exposure_money_365", Lack.NO_DOCUMENTS)
                .lacks("exposure_to_peak_ratio_365", Lack.NO_DOCUMENTS)
                .lacks("utilisation_trend_ratio_90", Lack.NO_DOCUMENTS);
    }
}
