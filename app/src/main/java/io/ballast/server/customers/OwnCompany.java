package io.ballast.server.customers;

import java.util.regex.Pattern;

/**
 * A company of ours that sells. Documents that name none are of the main one.
 *
 * @param code 1 to 20 letters, digits, dots, dashes or underscores, the first a letter or digit; empty for the main one
 * @param name legal name; empty for the main one
 */
public record OwnCompany(String code, String name) {
    /** The company whose documents name none. */
    public static final OwnCompany MAIN = new OwnCompany("", "");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,19}");

    private static final String MAIN_IN_ADDRESSES = "-";

    public OwnCompany {
        if (!code.isEmpty() && !isCode(code)) {
            throw new IllegalArgumentException("Not a code of an own company: " + code);
        }
    }

    /** Whether a company other than the main one may have this code. */
    public static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    public boolean isMain() {
        return code.isEmpty();
    }

    /** What an address says for a code: a dash for the main company. */
    public static String inAddress(String code) {
        return code.isEmpty() ? MAIN_IN_ADDRESSES : code;
    }

    /** The code that an address means; it need not be known. */
    public static String fromAddress(String text) {
        return text.equals(MAIN_IN_ADDRESSES) ? "" : text;
    }
}
