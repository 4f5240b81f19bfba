package io.ballast.engine.value;

import java.math.BigDecimal;

/** Numbers as canonical text: the shortest decimal that reads back as the same number, never with an exponent. */
public final class Decimals {
    private Decimals() {}

    /**
     * The number as text, such as 0.05, 30 or -1.5; negative zero is 0.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static String text(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("Not a finite number: " + number);
        }
        long whole = (long) number;
        if (whole == number && Math.abs(whole) < 1L << 53) {
            return Long.toString(whole);
        }
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /**
     * The number in this text.
     *
     * @throws IllegalArgumentException if it is none, or not finite
     */
    public static double parse(String text) {
        if (!text.matches("-?[0-9]{1,19}(\\.[0-9]{1,340})?")) {
            throw new IllegalArgumentException("Not a decimal number: '" + text + "'");
        }
        return Double.parseDouble(text);
    }
}
