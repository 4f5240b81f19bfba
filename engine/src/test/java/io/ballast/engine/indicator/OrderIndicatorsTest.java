package io.ballast.engine.indicator;

import org.junit.jupiter.api.Test;

/** How much and how often the customer orders, against its own past. */
class OrderIndicatorsTest {

    /** An order of this amount in the middle of each month of 30 days, the newest month first. */
    private static SampleFacts monthly(long... amounts) {
        SampleFacts sample = SampleFacts.of("Aurora");
        for (int month = 0; month < amounts.length; month++) {
            if (amounts[month] > 0) {
                sample.order(amounts[month], 15 + 30 * month);
            }
        }
        return sample;
    }

    @Test
    void orders_of_the_window_are_added_up_without_the_cancelled_ones() {
        var ordered = monthly(100, 200, 300, 400).orderCancelled(250, 20, 5);
        Seen.of(ordered)
                .reads("order_amount_money_30", 100)
                .reads("order_amount_money_90", 100 + 200 + 300)
                .reads("order_count_90", 3)
                .reads("cancelled_order_share_90", 250 / 850.0)
                .reads("average_order_money_365", 1000 / 4.0)
                .reads("largest_order_share_365", 400 / 1000.0);
    }

    @Test
    void a_drop_shows_against_the_period_just_before() {
        Seen.of(monthly(60, 120, 90, 80, 80, 80, 100))
                .reads("order_amount_change_ratio_30", (60 - 120) / 120.0)
                .reads("order_amount_change_ratio_90", (270 - 240) / 240.0);
        Seen.of(monthly(60)).lacks("order_amount_change_ratio_30", Lack.SHORT_HISTORY);
        Seen.of(monthly(60, 0, 100)).lacks("order_amount_change_ratio_30", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void a_surge_shows_against_the_usual_month() {
        // First order 105 days ago: 106 days of history, 76 of them before the last 30, with 300 ordered.
        Seen.of(monthly(500, 100, 100, 100)).reads("order_surge_ratio_30", 500 / (300 * 30 / 76.0));
        Seen.of(monthly(500, 100)).lacks("order_surge_ratio_30", Lack.SHORT_HISTORY);
        Seen.of(monthly(500).order(100, 400)).lacks("order_surge_ratio_30", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void a_seasonal_high_is_no_growth() {
        // 900 each summer, 100 in other months; the last 90 days repeat those a year earlier.
        var seasonal = SampleFacts.of("Borealis").order(900, 40).order(100, 150).order(100, 250);
        Seen.of(seasonal.order(900, 40 + 365).order(100, 150 + 365).order(100, 250 + 365))
                .lacks("order_seasonal_surprise_ratio_90", Lack.SHORT_HISTORY)
                .reads("order_seasonal_change_ratio_90", 0)
                .reads("order_amount_change_ratio_90", (900 - 100) / 100.0);
    }

    @Test
    void growth_of_the_whole_year_is_taken_out_of_the_seasonal_surprise() {
        // Twice as much as last year all over, but only as much as last year in the last 90 days.
        var grown = SampleFacts.of("Borealis")
                .order(300, 40)
                .order(500, 200)
                .order(300, 40 + 365)
                .order(100, 735);
        Seen.of(grown)
                .reads("order_seasonal_change_ratio_90", 0)
                .reads("order_seasonal_surprise_ratio_90", (300 / 300.0) / (800 / 300.0) - 1);
        Seen.of(SampleFacts.of("Borealis").order(100, 10).order(100, 735))
                .lacks("order_seasonal_surprise_ratio_90", Lack.NOTHING_TO_COMPARE)
                .lacks("order_seasonal_change_ratio_90", Lack.NOTHING_TO_COMPARE);
    }

    @Test
    void silence_is_measured_in_usual_gaps() {
        // Orders 100, 70, 70 and 40 days ago: three days, (100 - 40) / 2 = 30 days apart.
        var quiet = SampleFacts.of("Aurora").order(1, 100).order(1, 70).order(1, 70);
        Seen.of(quiet).lacks("usual_order_gap_days_365", Lack.FEW_ORDERS).lacks("order_gap_ratio_365", Lack.FEW_ORDERS);
        Seen.of(quiet.order(1, 40))
                .reads("usual_order_gap_days_365", 30)
                .reads("order_gap_ratio_365", 40 / 30.0)
                .reads("last_order_age_days", 40);
    }

    @Test
    void even_orders_have_no_volatility_and_no_trend() {
        var even = monthly(50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50).order(50, 400);
        Seen.of(even).reads("order_volatility_ratio_360", 0).reads("order_trend_ratio_360", 0);
        Seen.of(monthly(50, 50))
                .lacks("order_volatility_ratio_360", Lack.SHORT_HISTORY)
                .lacks("order_trend_ratio_360", Lack.SHORT_HISTORY);
        Seen.of(SampleFacts.of("Aurora").order(50, 400))
                .lacks("order_volatility_ratio_360", Lack.NO_ORDERS_IN_WINDOW)
                .lacks("order_trend_ratio_360", Lack.NO_ORDERS_IN_WINDOW);
    }

    @Test
    void orders_that_fall_by_ten_a_month_have_that_slope() {
        // 10, 20 ... 120 from the newest month back: mean 65, squares off it sum to 143 x 100.
        var falling = monthly(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120).order(1, 400);
        Seen.of(falling)
                .reads("order_trend_ratio_360", -10 / 65.0)
                .reads("order_volatility_ratio_360", Math.sqrt(143 * 100 / 11.0) / 65);
    }

    @Test
    void an_unusually_large_order_stands_out() {
        var large = monthly(900, 100, 100, 100);
        Seen.of(large)
                .reads("largest_order_ratio_30", 900 / 100.0)
                .reads("average_order_change_ratio_90", (1100 / 3.0 - 100) / 100);
        Seen.of(monthly(900, 100, 100))
                .lacks("largest_order_ratio_30", Lack.FEW_ORDERS)
                .lacks("average_order_change_ratio_90", Lack.NOTHING_TO_COMPARE);
        Seen.of(monthly(0, 0, 0, 100))
                .lacks("largest_order_ratio_30", Lack.NO_ORDERS_IN_WINDOW)
                .lacks("average_order_change_ratio_90", Lack.NO_ORDERS_IN_WINDOW);
    }

    @Test
    void open_orders_past_the_day_asked_for_are_waiting() {
        // Samples ask for delivery 14 days after the order: the one of 20 days ago waits, that of 14 days ago does not.
        Seen.of(SampleFacts.of("Aurora").order(300, 20).order(100, 14)).reads("waiting_order_share", 300 / 400.0);
        Seen.of(SampleFacts.borealis()).lacks("waiting_order_share", Lack.NO_OPEN_ORDERS);
    }

    @Test
    void of_an_order_delivered_in_part_the_rest_is_open() {
        var customer =
                SampleFacts.of("Aurora").order(300, 20).deliveredOfIt(120, 15).deliveredOfIt(60, 5);
        Seen.of(customer)
                .reads("open_orders_money", 300 - 120 - 60)
                .reads("delivered_not_invoiced_money", 120 + 60)
                .reads("exposure_money", 300)
                .reads("peak_exposure_money_365", 300)
                .reads("average_exposure_money_365", 300)
                .reads("waiting_order_share", 1);
        Seen.of(SampleFacts.of("Aurora").order(300, 20).deliveredOfIt(310, 5))
                .reads("open_orders_money", 0)
                .reads("exposure_money", 310)
                .reads("peak_exposure_money_365", 310)
                .lacks("waiting_order_share", Lack.NO_OPEN_ORDERS);
    }

    @Test
    void of_a_customer_without_orders_nothing_is_said() {
        Seen.of(SampleFacts.borealis())
                .lacks("order_amount_money_90", Lack.NO_ORDERS)
                .lacks("order_count_90", Lack.NO_ORDERS)
                .lacks("order_amount_change_ratio_90", Lack.SHORT_HISTORY)
                .lacks("order_surge_ratio_30", Lack.SHORT_HISTORY)
                .lacks("order_seasonal_change_ratio_90", Lack.SHORT_HISTORY)
                .lacks("last_order_age_days", Lack.NO_ORDERS)
                .lacks("cancelled_order_share_90", Lack.NO_ORDERS_IN_WINDOW)
                .lacks("average_order_money_365", Lack.NO_ORDERS_IN_WINDOW)
                .lacks("largest_order_share_365", Lack.NO_ORDERS_IN_WINDOW);
    }
}
