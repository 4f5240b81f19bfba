package io.ballast.engine.value;

import java.util.Set;

/**
 * An ISO 4217 currency: its code and how many decimal digits its minor unit has.
 *
 * <ul>
 *   <li>source: ISO 4217, column "minor unit"
 * </ul>
 *
 * @param code three capital letters, such as CNY
 * @param digits decimals of the minor unit, 0 to 3
 */
public record Currency(String code, int digits) {
    private static final Set<String> NO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
            "XPF");
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    public static final Currency CNY = Currency.of("CNY");

    public Currency {
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("Not an ISO 4217 code: '" + code + "'");
        }
        if (digits < 0 || digits > 3) {
            throw new IllegalArgumentException("Minor unit of " + code + " out of range: " + digits);
        }
    }

    /** The currency with this code; two decimals unless ISO 4217 says otherwise. */
    public static Currency of(String code) {
        int digits = NO_DECIMALS.contains(code) ? 0 : THREE_DECIMALS.contains(code) ? 3 : 2;
        return new Currency(code, digits);
    }

    /** Minor units in one major unit: 1, 10, 100 or 1000. */
    public long minorPerMajor() {
        long factor = 1;
        for (int i = 0; i < digits; i++) {
            factor *= 10;
        }
        return factor;
    }
}
