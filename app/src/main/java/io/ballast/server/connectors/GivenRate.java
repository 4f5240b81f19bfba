package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern WRITTEN =
            Pattern.compile("([A-Z]{3})=([0-9]{1,12}(?:\\.[0-9]{1,12})?)@([0-9]{4}-[0-9]{2}-[0-9]{2}):(.{1,200})");

    public GivenRate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("Rate of " + currency.code() + " must be positive: " + rate);
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("Rate of " + currency.code() + " needs its source");
        }
    }

    /**
     * Reads a rate such as {@code CAD=0.7536@2018-01-01:Bank of Canada}.
     *
     * @return empty if it is not written so
     */
    public static Optional<GivenRate> parse(String written, Currency base) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches() || matcher.group(4).isBlank()) {
            return Optional.empty();
        }
        try {
            BigDecimal rate = new BigDecimal(matcher.group(2));
            return rate.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(new GivenRate(
                            Currency.of(matcher.group(1)),
                            base,
                            LocalDate.parse(matcher.group(3)),
                            rate,
                            matcher.group(4).strip()));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
