package io.ballast.engine.limit;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Decimals;
import io.ballast.engine.value.Portion;
import java.math.BigDecimal;

/** Amounts and shares as they stand in the arithmetic of a limit. */
final class Figures {
    private Figures() {}

    /** Minor units in major units with thousands apart: 1,200,000 or 88,767.12; no decimals where they are zero. */
    static String amount(long minor, Currency currency) {
        long factor = currency.minorPerMajor();
        String plain = minor % factor == 0
                ? Long.toString(minor / factor)
                : BigDecimal.valueOf(minor, currency.digits()).toPlainString();
        int start = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        var grouped = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - 3; at > start; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /** Basis points as percent: 1000 is 10 %. */
    static String percent(long basisPoints) {
        return Decimals.text(basisPoints / 100.0) + " %";
    }

    /** The median of ascending amounts; of an even number, the mean of the middle two, rounded half-even. */
    static long median(long[] ascending) {
        int middle = ascending.length / 2;
        if (ascending.length % 2 == 1) {
            return ascending[middle];
        }
        return Portion.of(Math.addExact(ascending[middle - 1], ascending[middle]), 1, 2);
    }
}
