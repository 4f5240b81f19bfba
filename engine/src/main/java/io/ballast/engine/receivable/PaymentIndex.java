package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;
import java.util.List;

/**
 * A payment index on the own ledger, on the scale of the well-known one: 80 is prompt, 50 is 30 days late.
 *
 * <pre>
 * index = sum(amount_i * points(days late_i)) / sum(amount_i)
 * points: linear between 100 = 30 days early, 90 = 20 early, 80 = prompt, 70 = 15 late, 60 = 22, 50 = 30, 40 = 60,
 *         30 = 90, 20 = 120; beyond, as between 20 and 30, down to 0 = 180 days and more
 * </pre>
 *
 * <ul>
 *   <li>shape: experiences of one customer in, one figure out; disputed ones are left out
 *   <li>unit: points, 0 to 100, higher is better
 *   <li>no value: fewer than 3 experiences; never 0 in place of unknown
 *   <li>not for: exchange with others as if it were the published index; it knows one supplier only
 *   <li>source: docs/sources.md#payment-index; the part beyond 120 days is our own choice
 * </ul>
 */
public final class PaymentIndex {
    /** Experiences below which there is no index. */
    public static final int FEWEST_EXPERIENCES = 3;

    private static final Text NAME = Text.of("付款指数", "payment index");
    private static final Text VARIANT = Text.of("按金额加权，PAYDEX 兼容刻度", "weighted by amount, PAYDEX-compatible scale");
    private static final int[] DAYS = {-30, -20, 0, 15, 22, 30, 60, 90, 120, 180};
    private static final int[] POINTS = {100, 90, 80, 70, 60, 50, 40, 30, 20, 0};

    /** What an index says of the risk. */
    public enum Band {
        LOW(Text.of("低风险", "low risk")),
        MEDIUM(Text.of("中风险", "medium risk")),
        HIGH(Text.of("高风险", "high risk"));

        private final Text label;

        Band(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        /** 80 to 100 is low, 50 to below 80 medium, below 50 high. */
        public static Band of(double points) {
            return points >= 80 ? LOW : points >= 50 ? MEDIUM : HIGH;
        }
    }

    private PaymentIndex() {}

    /** The index of these experiences. */
    public static Figure of(List<PaymentExperience> experiences, Window window) {
        List<PaymentExperience> counted =
                experiences.stream().filter(each -> !each.isDisputed()).toList();
        if (counted.size() < FEWEST_EXPERIENCES) {
            Text because = Text.of(
                    "可用付款记录 " + counted.size() + " 笔，至少需要 " + FEWEST_EXPERIENCES + " 笔",
                    counted.size() + " usable payment experiences, at least " + FEWEST_EXPERIENCES + " are needed");
            return new Figure(NAME, VARIANT, window, FigureUnit.POINTS, Figure.noValue(because));
        }
        double weighted = 0;
        long total = 0;
        for (PaymentExperience each : counted) {
            weighted += each.amountMinor() * points(each.daysLate());
            total = Math.addExact(total, each.amountMinor());
        }
        return new Figure(NAME, VARIANT, window, FigureUnit.POINTS, Figure.value(weighted / total));
    }

    /** The points of one experience. */
    public static double points(int daysLate) {
        int last = DAYS.length - 1;
        if (daysLate <= DAYS[0]) {
            return POINTS[0];
        }
        if (daysLate >= DAYS[last]) {
            return POINTS[last];
        }
        int upper = 1;
        while (daysLate > DAYS[upper]) {
            upper++;
        }
        double share = (double) (daysLate - DAYS[upper - 1]) / (DAYS[upper] - DAYS[upper - 1]);
        return POINTS[upper - 1] + share * (POINTS[upper] - POINTS[upper - 1]);
    }
}
