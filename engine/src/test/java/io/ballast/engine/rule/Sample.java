package io.ballast.engine.rule;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.value.Text;
import java.util.Arrays;
import java.util.List;

/** A small catalogue and readings over it, so that the language is tested apart from the indicators of the product. */
final class Sample {
    static final Catalogue CATALOGUE = new Catalogue(List.of(
            described("delay_days", "平均逾期天数", "Average delay", Unit.DAYS),
            described("delay_days_before", "前期平均逾期天数", "Average delay before", Unit.DAYS),
            described("utilisation", "额度使用率", "Limit utilisation", Unit.RATIO),
            described("order_change", "订单变化率", "Order change", Unit.RATIO),
            described("open_disputes", "未结争议数", "Open disputes", Unit.COUNT)));

    /** Stands in a list of amounts for a reading that is not there. */
    static final double NONE = Double.NaN;

    private Sample() {}

    private static Description described(String name, String zh, String en, Unit unit) {
        Text text = Text.of(zh, en);
        return new Description(name, Family.PAYMENT, text, unit, text, "given", 365, text, "test");
    }

    /** Readings in the order of the catalogue: delay, delay before, utilisation, order change, disputes. */
    static Readings readings(double... amounts) {
        return new Readings(
                CATALOGUE,
                Arrays.stream(amounts)
                        .<Reading>mapToObj(amount -> Double.isNaN(amount)
                                ? new Reading.NotEnoughData(Lack.NO_INVOICES)
                                : new Reading.Value(amount))
                        .toArray(Reading[]::new));
    }

    static Rule rule(String source) {
        return switch (RuleCompiler.compile(source, CATALOGUE)) {
            case Compilation.Compiled(Rule rule) -> rule;
            case Compilation.Rejected(List<Problem> problems) -> throw new AssertionError(source + " " + problems);
        };
    }

    static List<Problem> problems(String source) {
        return switch (RuleCompiler.compile(source, CATALOGUE)) {
            case Compilation.Compiled(Rule rule) -> throw new AssertionError("No problem in: " + rule);
            case Compilation.Rejected(List<Problem> problems) -> problems;
        };
    }
}
