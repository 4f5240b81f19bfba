package io.ballast.engine.warning;

import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import java.util.HashMap;
import java.util.Map;

/** Readings of made-up customers, told by what sets them apart from a steady one. */
final class Signals {
    /** Borealis pays on time, uses 40% of its limit and buys as always; all that is not listed is 0. */
    private static final Map<String, Double> BOREALIS = Map.ofEntries(
            Map.entry("history_days", 900.0),
            Map.entry("last_payment_age_days", 10.0),
            Map.entry("payment_gap_ratio_365", 0.5),
            Map.entry("last_invoice_age_days", 5.0),
            Map.entry("last_order_age_days", 5.0),
            Map.entry("order_gap_ratio_365", 0.7),
            Map.entry("newest_document_age_days", 1.0),
            Map.entry("balance_money", 1_000_000.0),
            Map.entry("net_exposure_money", 1_000_000.0),
            Map.entry("free_limit_money", 1_500_000.0),
            Map.entry("utilisation_ratio", 0.4),
            Map.entry("sales_outstanding_days_90", 45.0),
            Map.entry("sales_outstanding_days_365", 45.0),
            Map.entry("average_time_to_pay_days_90", 30.0),
            Map.entry("average_time_to_pay_days_365", 30.0),
            Map.entry("on_time_share_90", 0.95),
            Map.entry("on_time_share_365", 0.95),
            Map.entry("collection_effectiveness_ratio_90", 0.95),
            Map.entry("order_surge_ratio_30", 1.0),
            Map.entry("largest_order_ratio_30", 1.2),
            Map.entry("score_points", 600.0),
            Map.entry("previous_score_points", 600.0),
            Map.entry("grade_rank", 3.0),
            Map.entry("previous_grade_rank", 3.0));

    private Signals() {}

    static Readings steady() {
        return steadyBut("");
    }

    /** The steady customer, but for these, as "name=value name=value"; a value of ? is not known. */
    static Readings steadyBut(String differences) {
        Map<String, Reading> different = new HashMap<>();
        for (String difference :
                differences.isBlank() ? new String[0] : differences.strip().split(" +")) {
            String[] sides = difference.split("=");
            WarningSignals.CATALOGUE.indexOf(sides[0]);
            Reading reading = sides[1].equals("?")
                    ? new Reading.NotEnoughData(Lack.SHORT_HISTORY)
                    : new Reading.Value(Double.parseDouble(sides[1]));
            different.put(sides[0], reading);
        }
        return new Readings(
                WarningSignals.CATALOGUE,
                WarningSignals.CATALOGUE.all().stream()
                        .map(signal -> different.getOrDefault(
                                signal.name(), new Reading.Value(BOREALIS.getOrDefault(signal.name(), 0.0))))
                        .toArray(Reading[]::new));
    }
}
