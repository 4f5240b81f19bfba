package io.ballast.server.assessment;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.value.Currency;
import io.ballast.server.web.Fmt;

/** Writes readings for people, in the unit of their indicator. */
public final class ReadingText {
    /** From here on a ratio reads better as a multiple than as percent. */
    private static final double MANIFOLD = 5;

    private ReadingText() {}

    /** The value in its unit, or the reason why there is none. */
    static String of(Reading reading, Unit unit, Currency currency, Fmt fmt) {
        return switch (reading) {
            case Reading.Value value -> of(value.amount(), unit, currency, fmt);
            case Reading.NotEnoughData lack -> fmt.text(lack.because().text());
        };
    }

    /** The value in its unit. */
    public static String of(double value, Unit unit, Currency currency, Fmt fmt) {
        return switch (unit) {
            case DAYS -> fmt.text("assessment.days", fmt.number(value, value == Math.rint(value) ? 0 : 1));
            case RATIO -> Math.abs(value) < MANIFOLD ? fmt.percent(value) : fmt.number(value, 1) + " ×";
            case MONEY -> fmt.amount(Math.round(value), currency);
            case COUNT -> fmt.number(value, value == Math.rint(value) ? 0 : 1);
            case INDEX -> fmt.number(value, 1);
            case FLAG -> fmt.text(value == 0 ? "assessment.no" : "assessment.yes");
        };
    }
}
