package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An exchange rate that a source or a user states.
 *
 * @param currency the foreign currency
 * @param base the currency it is turned into
 * @param day first day on which it holds
 * @param rate units of the base for one unit of the currency
 * @param source where it is from
 */
public record GivenRate(Currency currency, Currency base, LocalDate day, BigDecimal rate, String source) {
    public GivenRate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("Rate of " + currency.code() + " must be positive: " + rate);
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("Rate of " + currency.code() + " needs its source");
        }
    }
}
