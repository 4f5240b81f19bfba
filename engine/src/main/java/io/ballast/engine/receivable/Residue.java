package io.ballast.engine.receivable;

import io.ballast.engine.value.Currency;

/**
 * Which rest of an invoice is too small to say how its customer pays: a rounding, a bank's fee, a few cents short.
 *
 * <pre>residue: 0 &lt; open &lt;= most, and open &lt;= share x amount of the invoice; both hold at equality</pre>
 *
 * <ul>
 *   <li>shape: one open item in, yes or no out
 *   <li>unit: minor units of the ledger's currency; share in basis points, 100 are 1 %
 *   <li>error: exact, without a division
 *   <li>a residue is still owed: it counts in the balance, the buckets of an ageing and the exposure; it does not count
 *       for what says how old debts are
 *   <li>not for: writing anything off
 *   <li>source: docs/sources.md#residue
 * </ul>
 *
 * @param shareBasisPoints largest share of the invoice in basis points, 0 to 1,000
 * @param mostMinor largest amount in minor units, 0 or more; neither, or both, are 0
 */
public record Residue(int shareBasisPoints, long mostMinor) {
    /** No rest is too small. */
    public static final Residue NONE = new Residue(0, 0);

    private static final int STANDARD_BASIS_POINTS = 100;
    private static final int STANDARD_MAJOR = 100;

    private static final int WHOLE = 10_000;
    private static final int MOST_BASIS_POINTS = 1_000;
    private static final long MOST_MINOR = 1_000_000_000_000L;

    public Residue {
        if (shareBasisPoints < 0 || shareBasisPoints > MOST_BASIS_POINTS || mostMinor < 0 || mostMinor > MOST_MINOR) {
            throw new IllegalArgumentException("A residue is at most " + MOST_BASIS_POINTS + " basis points and "
                    + MOST_MINOR + " minor units, not " + shareBasisPoints + " and " + mostMinor);
        }
        if ((shareBasisPoints == 0) != (mostMinor == 0)) {
            throw new IllegalArgumentException(
                    "A residue needs both its bounds or none: " + shareBasisPoints + ", " + mostMinor);
        }
    }

    /**
     * At most 1 % of the invoice and at most 100 units of the currency: a transfer's fee and a rounded-down payment
     * stay below, an instalment or a disputed line of an invoice does not.
     */
    public static Residue standard(Currency currency) {
        return new Residue(STANDARD_BASIS_POINTS, STANDARD_MAJOR * currency.minorPerMajor());
    }

    /**
     * Whether what is open of an invoice is a residue.
     *
     * @param openMinor above 0
     * @param amountMinor amount of the invoice, above 0
     */
    public boolean isResidue(long openMinor, long amountMinor) {
        return openMinor <= mostMinor && Math.ceilDiv(openMinor * WHOLE, (long) shareBasisPoints) <= amountMinor;
    }
}
