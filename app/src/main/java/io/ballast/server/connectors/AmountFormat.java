package io.ballast.server.connectors;

import java.util.Optional;

/**
 * How a source writes amounts. Digits may be grouped in threes by the sign the source names and no other; exponents,
 * currency signs and words are not amounts.
 *
 * @param decimal sign before the decimals
 * @param grouping sign between groups of three digits, where the source uses one
 */
record AmountFormat(char decimal, Optional<Character> grouping) {
    /** What a cell holds, or the rule it breaks. */
    sealed interface Result {
        /** An amount in minor units. */
        record Amount(long minor) implements Result {}

        /** No amount. */
        record Broken(String rule) implements Result {}
    }

    private static final Result NOT_AN_AMOUNT = new Result.Broken("not_an_amount");
    private static final Result TOO_LARGE = new Result.Broken("too_large");
    private static final Result TOO_PRECISE = new Result.Broken("too_many_decimals");

    /** Reads an amount with at most so many decimals; further decimals must be zeros. */
    Result read(byte[] bytes, int from, int to, int decimals) {
        boolean isNegative = from < to && bytes[from] == '-';
        int at = isNegative ? from + 1 : from;
        int pointAt = at;
        while (pointAt < to && bytes[pointAt] != decimal) {
            pointAt++;
        }
        if (pointAt == at) {
            return NOT_AN_AMOUNT;
        }
        int separator = grouping.isPresent() ? grouping.get() : -1;
        boolean isGrouped = false;
        long minor = 0;
        for (int i = at; i < pointAt; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == separator) {
                isGrouped = true;
                if (i == at || i > at + 3 && !isGroupedAt(i, at, bytes, separator) || (pointAt - i) % 4 != 0) {
                    return NOT_AN_AMOUNT;
                }
            } else if (digit < 0 || digit > 9 || isGrouped && (pointAt - i) % 4 == 0) {
                return NOT_AN_AMOUNT;
            } else if (minor > (Long.MAX_VALUE - digit) / 10) {
                return TOO_LARGE;
            } else {
                minor = minor * 10 + digit;
            }
        }
        return withDecimals(bytes, pointAt, to, decimals, minor, isNegative);
    }

    /** After the first separator every fourth place holds one; before the first there are at most three digits. */
    private static boolean isGroupedAt(int i, int at, byte[] bytes, int separator) {
        return i - 4 >= at && bytes[i - 4] == separator;
    }

    private static Result withDecimals(
            byte[] bytes, int pointAt, int to, int decimals, long major, boolean isNegative) {
        if (pointAt < to && pointAt + 1 == to) {
            return NOT_AN_AMOUNT;
        }
        long minor = major;
        int written = 0;
        for (int i = pointAt + 1; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_AN_AMOUNT;
            }
            if (written == decimals && digit != 0) {
                return TOO_PRECISE;
            }
            if (written < decimals) {
                if (minor > (Long.MAX_VALUE - digit) / 10) {
                    return TOO_LARGE;
                }
                minor = minor * 10 + digit;
                written++;
            }
        }
        for (; written < decimals; written++) {
            if (minor > Long.MAX_VALUE / 10) {
                return TOO_LARGE;
            }
            minor *= 10;
        }
        return new Result.Amount(isNegative ? -minor : minor);
    }
}
