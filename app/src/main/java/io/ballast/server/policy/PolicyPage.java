package io.ballast.server.policy;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.scoring.Band;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.DefaultRule;
import io.ballast.engine.value.Grade;
import io.ballast.engine.warning.WarningRule;
import io.ballast.server.web.Fmt;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One version of the policy, for reading.
 *
 * @param stored the version shown
 * @param versions all versions, the latest first
 */
record PolicyPage(StoredPolicy stored, List<StoredPolicy> versions) {
    private static final int TEN_THOUSAND = 10_000;

    Description indicator(Characteristic characteristic) {
        return Indicators.CATALOGUE.at(Indicators.CATALOGUE.indexOf(characteristic.indicator()));
    }

    /** The band in the unit of the indicator: 5% – 10%, 30 days and more. */
    String band(Characteristic characteristic, Band band, Fmt fmt) {
        Unit unit = indicator(characteristic).unit();
        String from = figure(band.from(), unit, fmt);
        String below = figure(band.below(), unit, fmt);
        if (band.from().isEmpty()) {
            return band.below().isEmpty() ? fmt.text("policy.band.any") : "< " + below;
        }
        return band.below().isEmpty() ? "≥ " + from : from + " – " + below;
    }

    private static String figure(OptionalDouble figure, Unit unit, Fmt fmt) {
        if (figure.isEmpty()) {
            return Fmt.NONE;
        }
        double value = figure.getAsDouble();
        int decimals = value == Math.rint(value) ? 0 : 2;
        return unit == Unit.RATIO ? fmt.percent(value, 0) : fmt.number(value, decimals);
    }

    /** Basis points as a ratio. */
    double ratio(int basisPoints) {
        return (double) basisPoints / TEN_THOUSAND;
    }

    /** When a customer counts as in default, in words. */
    String defaulting(Fmt fmt) {
        DefaultRule rule = stored.policy().defaulting();
        return rule.equals(DefaultRule.NONE)
                ? Fmt.NONE
                : fmt.text("policy.default.days", rule.overdueDays(), rule.cureDays());
    }

    /** Which rest of an invoice says nothing of age: at most 1% and CNY 100.00. */
    String residue(Fmt fmt) {
        Residue residue = stored.policy().residue();
        return residue.equals(Residue.NONE)
                ? Fmt.NONE
                : fmt.text(
                        "policy.residue.most",
                        fmt.percent(ratio(residue.shareBasisPoints())),
                        fmt.amount(residue.mostMinor(), stored.policy().limit().currency()));
    }

    double probability(Grade grade) {
        return stored.policy().scale().probabilityOfDefault(grade);
    }

    int weightTotal() {
        return stored.policy().scorecard().characteristics().stream()
                .mapToInt(Characteristic::weight)
                .sum();
    }

    List<WarningRule> rules() {
        return stored.policy().warnings();
    }
}
