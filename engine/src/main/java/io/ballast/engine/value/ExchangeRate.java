package io.ballast.engine.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How much of one currency a unit of another was worth on a day, according to a source.
 *
 * <pre>converted = amount in major units * rate, rounded half-even to the minor unit of the target</pre>
 *
 * <ul>
 *   <li>error: at most half a minor unit of the target; the multiplication is exact
 *   <li>not for: converting a sum one by one and expecting the sum of the parts; convert the total
 * </ul>
 *
 * @param from one major unit of this currency ...
 * @param to ... is worth this many major units of that one
 * @param rate above 0
 * @param day the day of the quotation
 * @param source who quoted it, not blank
 */
public record ExchangeRate(Currency from, Currency to, BigDecimal rate, LocalDate day, String source) {
    public ExchangeRate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("An exchange rate must be above 0: " + rate);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("An exchange rate needs two currencies, not twice " + from.code());
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("An exchange rate needs a source");
        }
    }

    /**
     * The amount in the target currency.
     *
     * @throws IllegalArgumentException if the amount is not in {@link #from} or the result does not fit 64 bits
     */
    public Money convert(Money amount) {
        if (!amount.currency().equals(from)) {
            throw new IllegalArgumentException("Cannot convert " + amount + " at a rate of " + from.code());
        }
        BigDecimal converted = amount.major().multiply(rate).setScale(to.digits(), RoundingMode.HALF_EVEN);
        return Money.ofMajor(converted, to);
    }

    /** The rate in the other direction, rounded half-even to 34 digits. */
    public ExchangeRate inverse() {
        return new ExchangeRate(to, from, BigDecimal.ONE.divide(rate, MathContext.DECIMAL128), day, source);
    }
}
