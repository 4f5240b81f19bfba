package io.ballast.server.connectors;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;

/** Ways of writing a day that a source may name; each is read strictly. */
enum DayFormat {
    ISO("yyyy-MM-dd", "-", "-", "", Order.YEAR_FIRST),
    SLASHED("yyyy/M/d", "/", "/", "", Order.YEAR_FIRST),
    DOTTED("yyyy.M.d", ".", ".", "", Order.YEAR_FIRST),
    CHINESE("yyyy年M月d日", "年", "月", "日", Order.YEAR_FIRST),
    COMPACT("yyyyMMdd", "", "", "", Order.COMPACT),
    MONTH_FIRST("M/d/yyyy", "/", "/", "", Order.MONTH_FIRST),
    DAY_FIRST("d.M.yyyy", ".", ".", "", Order.DAY_FIRST);

    private enum Order {
        YEAR_FIRST,
        MONTH_FIRST,
        DAY_FIRST,
        COMPACT
    }

    private static final int NO_NUMBER = -1;

    private final String pattern;
    private final byte[] afterFirst;
    private final byte[] afterSecond;
    private final byte[] afterThird;
    private final Order order;

    DayFormat(String pattern, String afterFirst, String afterSecond, String afterThird, Order order) {
        this.pattern = pattern;
        this.afterFirst = afterFirst.getBytes(StandardCharsets.UTF_8);
        this.afterSecond = afterSecond.getBytes(StandardCharsets.UTF_8);
        this.afterThird = afterThird.getBytes(StandardCharsets.UTF_8);
        this.order = order;
    }

    static DayFormat of(String pattern) {
        for (DayFormat format : values()) {
            if (format.pattern.equals(pattern)) {
                return format;
            }
        }
        throw new IllegalArgumentException("Unknown way of writing a day: " + pattern);
    }

    /** The epoch day, or nothing where these bytes are not a day in this format. */
    OptionalInt read(byte[] bytes, int from, int to) {
        if (order == Order.COMPACT) {
            return to - from == 8
                    ? day(number(bytes, from, from + 4), number(bytes, from + 4, from + 6), number(bytes, from + 6, to))
                    : OptionalInt.empty();
        }
        int firstEnd = digits(bytes, from, to);
        int second = after(bytes, firstEnd, to, afterFirst);
        int secondEnd = digits(bytes, second, to);
        int third = after(bytes, secondEnd, to, afterSecond);
        int thirdEnd = digits(bytes, third, to);
        if (second < 0 || third < 0 || after(bytes, thirdEnd, to, afterThird) != to) {
            return OptionalInt.empty();
        }
        int a = number(bytes, from, firstEnd);
        int b = number(bytes, second, secondEnd);
        int c = number(bytes, third, thirdEnd);
        boolean isYearWhole = (order == Order.YEAR_FIRST ? firstEnd - from : thirdEnd - third) == 4;
        if (!isYearWhole || this == ISO && to - from != 10) {
            return OptionalInt.empty();
        }
        return switch (order) {
            case YEAR_FIRST, COMPACT -> day(a, b, c);
            case MONTH_FIRST -> day(c, a, b);
            case DAY_FIRST -> day(c, b, a);
        };
    }

    private static OptionalInt day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return OptionalInt.empty();
        }
        if (day > 28 && !YearMonth.of(year, month).isValidDay(day)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) LocalDate.of(year, month, day).toEpochDay());
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = Math.max(from, 0);
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private static int after(byte[] bytes, int from, int to, byte[] separator) {
        if (from < 0 || from + separator.length > to) {
            return NO_NUMBER;
        }
        for (int i = 0; i < separator.length; i++) {
            if (bytes[from + i] != separator[i]) {
                return NO_NUMBER;
            }
        }
        return from + separator.length;
    }

    private static int number(byte[] bytes, int from, int to) {
        if (from == to || to - from > 4) {
            return NO_NUMBER;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return NO_NUMBER;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
