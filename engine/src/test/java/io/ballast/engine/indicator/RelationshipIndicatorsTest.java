package io.ballast.engine.indicator;

import io.ballast.engine.value.Grade;
import org.junit.jupiter.api.Test;

/** The relationship, how concentrated the customer buys, and how good the data are. */
class RelationshipIndicatorsTest {

    @Test
    void tenure_is_what_the_profile_says_or_else_the_first_document() {
        Seen.of(SampleFacts.borealis().customerSince(1000)).reads("tenure_days", 1000);
        Seen.of(SampleFacts.borealis()).reads("tenure_days", 365);
        Seen.of(SampleFacts.borealis().customerSince(-5)).reads("tenure_days", 365);
        Seen.of(SampleFacts.of("Nobody")).lacks("tenure_days", Lack.NO_DOCUMENTS);
    }

    @Test
    void a_customer_that_buys_every_month_is_active() {
        // Invoices 35, 65 ... 365 days ago: months 1 to 11 of the last twelve; 11 of them within 365 days.
        Seen.of(SampleFacts.borealis())
                .reads("active_month_share_360", 11 / 12.0)
                .reads("purchases_per_month_count_365", 11 * 30 / 365.0)
                .reads("last_invoice_age_days", 35)
                .reads("invoice_count_365", 11);
        Seen.of(SampleFacts.of("Cirrus").open(1, 10, -20))
                .reads("active_month_share_360", 1)
                .lacks("purchases_per_month_count_365", Lack.SHORT_HISTORY);
    }

    @Test
    void sales_are_compared_with_the_period_before_and_with_last_year() {
        var selling = SampleFacts.of("Borealis")
                .open(300, 10, -20)
                .open(200, 100, 70)
                .open(600, 10 + 365, 300)
                .open(100, 800, 700);
        Seen.of(selling)
                .reads("sales_money_30", 300)
                .reads("sales_money_365", 500)
                .reads("sales_change_ratio_90", (300 - 200) / 200.0)
                .reads("sales_change_ratio_365", (500 - 600) / 600.0)
                .reads("sales_seasonal_change_ratio_90", (300 - 600) / 600.0);
        Seen.of(SampleFacts.of("Cirrus").open(1, 10, -20))
                .lacks("sales_change_ratio_90", Lack.SHORT_HISTORY)
                .lacks("sales_seasonal_change_ratio_90", Lack.SHORT_HISTORY);
        Seen.of(SampleFacts.of("Aurora").open(1, 10, -20).open(1, 500, 400))
                .lacks("sales_change_ratio_90", Lack.NOTHING_TO_COMPARE)
                .lacks("sales_seasonal_change_ratio_90", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void the_share_of_wallet_is_known_once_the_customer_says_what_it_buys() {
        var selling = SampleFacts.of("Borealis")
                .open(300, 10, -20)
                .open(200, 100, 70)
                .open(600, 375, 300)
                .open(1, 800, 700);
        Seen.of(selling)
                .lacks("wallet_share_ratio_90", Lack.NOT_DECLARED)
                .lacks("wallet_share_change_ratio_365", Lack.NOT_DECLARED);
        Seen.of(selling.buysInAYear(2000))
                .reads("wallet_share_ratio_90", 300 * 365 / 90.0 / 2000)
                .reads("wallet_share_ratio_365", 500 / 2000.0)
                .reads("wallet_share_change_ratio_365", (500 - 600) / 2000.0);
        Seen.of(SampleFacts.aurora().buysInAYear(1)).lacks("wallet_share_change_ratio_365", Lack.SHORT_HISTORY);
        Seen.of(SampleFacts.cirrus().buysInAYear(1)).lacks("wallet_share_ratio_90", Lack.NO_INVOICES);
    }

    @Test
    void the_previous_assessment_is_remembered() {
        Seen.of(SampleFacts.aurora().assessedBefore(30, 512, Grade.BB))
                .reads("previous_grade_rank", 5) // AAA, AA, A, BBB, BB
                .reads("previous_score_points", 512)
                .reads("previous_assessment_age_days", 30);
        Seen.of(SampleFacts.aurora())
                .lacks("previous_grade_rank", Lack.NO_PREVIOUS_ASSESSMENT)
                .lacks("previous_score_points", Lack.NO_PREVIOUS_ASSESSMENT)
                .lacks("previous_assessment_age_days", Lack.NO_PREVIOUS_ASSESSMENT);
    }

    @Test
    void buying_of_few_categories_is_concentrated() {
        // Shares 40, 30, 20 and 10 %: 0.16 + 0.09 + 0.04 + 0.01 = 0.30
        var mixed = SampleFacts.of("Borealis")
                .orderOf(7, 25, 10)
                .orderOf(7, 15, 20)
                .orderOf(3, 30, 30)
                .orderOf(11, 20, 40)
                .orderOf(-2, 10, 50)
                .order(999, 60);
        Seen.of(mixed)
                .reads("category_concentration_index_365", 0.30)
                .reads("largest_category_share_365", 0.40)
                .reads("category_count_365", 4);
        Seen.of(SampleFacts.cirrus())
                .lacks("category_concentration_index_365", Lack.NO_CATEGORIES)
                .lacks("largest_category_share_365", Lack.NO_CATEGORIES)
                .lacks("category_count_365", Lack.NO_CATEGORIES);
    }

    @Test
    void many_categories_are_kept_apart() {
        var many = SampleFacts.of("Borealis");
        for (int category = 1; category <= 100; category++) {
            many.orderOf(category, 5, 10);
        }
        Seen.of(many).reads("category_count_365", 100).reads("category_concentration_index_365", 1 / 100.0);
    }

    @Test
    void large_invoices_and_large_months_stand_out() {
        var lumpy = SampleFacts.of("Aurora")
                .open(600, 10, -20)
                .open(100, 40, 10)
                .open(200, 50, 20)
                .paid(100, 100, 70, 60);
        Seen.of(lumpy)
                .reads("largest_invoice_share_365", 600 / 1000.0)
                .reads("largest_month_share_360", 600 / 1000.0)
                .reads("month_concentration_index_360", 0.6 * 0.6 + 0.3 * 0.3 + 0.1 * 0.1)
                .reads("largest_open_item_share", 600 / 900.0);
        Seen.of(SampleFacts.cirrus())
                .lacks("largest_invoice_share_365", Lack.NO_SALES_IN_WINDOW)
                .lacks("largest_month_share_360", Lack.NO_SALES_IN_WINDOW)
                .lacks("month_concentration_index_360", Lack.NO_SALES_IN_WINDOW)
                .lacks("largest_open_item_share", Lack.NO_OPEN_BALANCE);
    }

    @Test
    void gaps_in_the_data_are_counted() {
        var patchy = SampleFacts.of("Aurora")
                .profileFilled(6, 8)
                .openWithoutDueDay(100, 50)
                .openRecordedLater(100, 40, 10, 33)
                .openRecordedLater(100, 30, 10, 22)
                .open(100, 20, 10);
        Seen.of(patchy)
                .reads("profile_filled_share", 6 / 8.0)
                .reads("due_assumed_share_365", 1 / 4.0)
                // recorded 0, 7, 8 and 0 days after issue; more than 7 is late
                .reads("late_recorded_share_365", 1 / 4.0)
                .reads("average_recording_delay_days_365", (0 + 7 + 8 + 0) / 4.0)
                .reads("history_days", 51)
                .reads("newest_document_age_days", 20);
        Seen.of(patchy.received(1, 4)).reads("newest_document_age_days", 4);
    }

    @Test
    void of_a_customer_without_documents_nothing_is_said() {
        Seen.of(SampleFacts.of("Nobody").profileFilled(0, 0))
                .lacks("active_month_share_360", Lack.NO_INVOICES)
                .lacks("purchases_per_month_count_365", Lack.NO_INVOICES)
                .lacks("last_invoice_age_days", Lack.NO_INVOICES)
                .lacks("sales_money_90", Lack.NO_INVOICES)
                .lacks("profile_filled_share", Lack.NOT_DECLARED)
                .lacks("due_assumed_share_365", Lack.NO_INVOICES_IN_WINDOW)
                .lacks("late_recorded_share_365", Lack.NO_INVOICES_IN_WINDOW)
                .lacks("average_recording_delay_days_365", Lack.NO_INVOICES_IN_WINDOW)
                .lacks("newest_document_age_days", Lack.NO_DOCUMENTS)
                .lacks("history_days", Lack.NO_DOCUMENTS)
                .lacks("invoice_count_365", Lack.NO_INVOICES)
                .lacks("paid_invoice_count_365", Lack.NO_INVOICES);
    }
}
