package io.ballast.engine.terms;

import io.ballast.engine.value.Portion;

/**
 * What a grade is granted.
 *
 * @param days longest effective credit days, 0 to 720
 * @param depositPercent least share paid before goods leave, 0 to 100
 * @param priceBasisPoints price of credit a year, 0 to 10,000
 */
public record GrantedTerms(int days, int depositPercent, int priceBasisPoints) {
    public static final int MOST_DAYS = DueRule.LONGEST_DAYS;
    public static final int MOST_DEPOSIT = 100;
    public static final int MOST_PRICE = PaymentTerms.WHOLE;

    /** Basis points of a percent. */
    public static final int BASIS_POINTS = PaymentTerms.WHOLE / MOST_DEPOSIT;

    private static final long YEAR = 365;

    public GrantedTerms {
        boolean isInRange = days >= 0
                && days <= MOST_DAYS
                && depositPercent >= 0
                && depositPercent <= MOST_DEPOSIT
                && priceBasisPoints >= 0
                && priceBasisPoints <= MOST_PRICE;
        if (!isInRange) {
            throw new IllegalArgumentException("Not terms that can be granted: " + days + " days, " + depositPercent
                    + " % deposit, " + priceBasisPoints + " basis points");
        }
    }

    /** Whether terms have the deposit. */
    public boolean hasDeposit(TermsRank asked) {
        return asked.depositBasisPoints() >= depositBasisPoints();
    }

    public int depositBasisPoints() {
        return depositPercent * BASIS_POINTS;
    }

    /**
     * What credit of an amount for so many days is to cost, rounded half-even.
     *
     * <pre>amount * price * days / 365</pre>
     *
     * @param minor minor units, 0 or more
     */
    public long priceMinor(long minor, int days) {
        return Portion.of(minor, (long) priceBasisPoints * days, PaymentTerms.WHOLE * YEAR);
    }
}
