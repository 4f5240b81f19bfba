package io.ballast.engine.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount in the minor units of one currency. It is not a price with more decimals than the currency has.
 *
 * @param minor amount in minor units (cents, 分); negative is allowed
 * @param currency the currency both in display and in arithmetic
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static Money of(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The amount written in major units.
     *
     * @throws IllegalArgumentException if it has more decimals than the currency or does not fit 64 bits
     */
    public static Money ofMajor(BigDecimal major, Currency currency) {
        try {
            return new Money(major.movePointRight(currency.digits()).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Not an exact amount of " + currency.code() + ": " + major, e);
        }
    }

    public BigDecimal major() {
        return BigDecimal.valueOf(minor, currency.digits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, minorOf(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, minorOf(other)), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** The product rounded half-even to a whole minor unit. */
    public Money times(BigDecimal factor) {
        long product = BigDecimal.valueOf(minor)
                .multiply(factor)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new Money(product, currency);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, minorOf(other));
    }

    private long minorOf(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot mix " + currency.code() + " and " + other.currency.code());
        }
        return other.minor;
    }

    @Override
    public String toString() {
        return currency.code() + " " + major().toPlainString();
    }
}
