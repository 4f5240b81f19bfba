package io.ballast.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the books are.
 *
 * @param customers how many
 * @param invoices of each
 */
record BookSize(int customers, int invoices) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})x(\\d{1,4})");

    static boolean isSize(String text) {
        return TEXT.matcher(text).matches();
    }

    /** Of a text like 100000x10. */
    static BookSize of(String text) {
        Matcher size = TEXT.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("Not CUSTOMERSxINVOICES: " + text);
        }
        return new BookSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    @Override
    public String toString() {
        return customers + "x" + invoices;
    }
}
