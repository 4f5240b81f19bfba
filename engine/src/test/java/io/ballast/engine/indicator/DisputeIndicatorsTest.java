package io.ballast.engine.indicator;

import org.junit.jupiter.api.Test;

/** Disputes, credit memos and returns. */
class DisputeIndicatorsTest {

    @Test
    void open_disputes_are_set_against_the_balance() {
        var disputed = SampleFacts.of("Aurora")
                .open(300, 60, 20)
                .andDisputed(200, 30)
                .open(500, 50, -10)
                .andDisputed(100, 10)
                .disputeClosed(400, 80, 40);
        Seen.of(disputed)
                .reads("open_dispute_share", (200 + 100) / 800.0)
                .reads("open_dispute_count", 2)
                .reads("dispute_count_90", 3)
                .reads("average_open_dispute_days", (30 + 10) / 2.0)
                .reads("oldest_open_dispute_days", 30)
                .reads("dispute_resolution_days_365", 80 - 40)
                .reads("disputed_invoice_share_365", 2 / 2.0);
    }

    @Test
    void more_in_dispute_than_is_open_counts_as_all_of_it() {
        Seen.of(SampleFacts.of("Aurora").open(300, 60, 20).andDisputed(900, 30)).reads("open_dispute_share", 1);
    }

    @Test
    void a_burst_of_disputes_is_set_against_the_usual_number() {
        // 2 in the last 90 days; 2 in the 275 days before would be 2 x 90 / 275 = 0.65 in 90 days, counted as 1.
        var few = SampleFacts.of("Aurora")
                .open(100, 364, 300)
                .disputeClosed(1, 20, 5)
                .disputeClosed(1, 30, 5)
                .disputeClosed(1, 200, 150)
                .disputeClosed(1, 210, 150);
        Seen.of(few).reads("dispute_burst_ratio_90", 2 / 1.0);
        for (int ago = 100; ago < 120; ago++) {
            few.disputeClosed(1, ago, 99);
        }
        Seen.of(few).reads("dispute_burst_ratio_90", 2 / (22 * 90 / 275.0));
        Seen.of(SampleFacts.of("Cirrus").open(100, 100, 70)).lacks("dispute_burst_ratio_90", Lack.SHORT_HISTORY);
    }

    @Test
    void credit_memos_are_set_against_sales() {
        var returning = SampleFacts.of("Aurora")
                .open(1000, 20, -10)
                .credited(150, 10)
                .open(1000, 120, 90)
                .credited(50, 100);
        Seen.of(returning)
                .reads("credit_memo_share_90", 150 / 1000.0)
                .reads("credit_memo_share_365", 200 / 2000.0)
                .reads("credit_memo_share_change_90", 0.15 - 50 / 1000.0);
        Seen.of(SampleFacts.of("Aurora").open(1, 20, 10)).lacks("credit_memo_share_change_90", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void without_disputes_only_their_number_is_known() {
        Seen.of(SampleFacts.borealis())
                .reads("open_dispute_count", 0)
                .reads("dispute_count_365", 0)
                .reads("dispute_burst_ratio_90", 0)
                .lacks("open_dispute_share", Lack.NO_OPEN_BALANCE)
                .lacks("average_open_dispute_days", Lack.NO_OPEN_DISPUTES)
                .lacks("oldest_open_dispute_days", Lack.NO_OPEN_DISPUTES)
                .lacks("dispute_resolution_days_365", Lack.NO_CLOSED_DISPUTES)
                .lacks("disputed_overdue_share", Lack.NOTHING_OVERDUE);
    }

    @Test
    void without_invoices_nothing_is_said_of_disputes() {
        Seen.of(SampleFacts.cirrus())
                .lacks("open_dispute_count", Lack.NO_INVOICES)
                .lacks("dispute_count_90", Lack.NO_INVOICES)
                .lacks("disputed_invoice_share_365", Lack.NO_INVOICES_IN_WINDOW)
                .lacks("credit_memo_share_90", Lack.NO_SALES_IN_WINDOW)
                .lacks("credit_memo_share_change_90", Lack.NO_SALES_IN_WINDOW);
    }
}
