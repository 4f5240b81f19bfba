package io.ballast.engine.limit;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.util.List;
import java.util.OptionalLong;

/**
 * How limits are found.
 *
 * @param currency currency of the amounts in this policy; it advises on ledgers in this currency only
 * @param terms figures of the methods
 * @param table amounts by grade and size
 * @param combination how the chosen methods' amounts become one
 * @param chosen methods that count, at least one; the others are shown beside
 * @param capMajor most for any one customer, such as 10 % of own sales, in major units
 * @param roundingMajor recommendations are rounded down to a multiple of it; smaller ones are kept as they are
 * @param noCreditFrom best grade that gets no credit, and with it every worse one
 */
public record LimitPolicy(
        Currency currency,
        MethodTerms terms,
        RatingSizeTable table,
        Combination combination,
        List<LimitMethod> chosen,
        OptionalLong capMajor,
        long roundingMajor,
        Grade noCreditFrom) {
    private static final long LARGEST = 1_000_000_000_000L;

    public LimitPolicy {
        chosen = List.copyOf(chosen);
        if (chosen.isEmpty() || chosen.stream().distinct().count() != chosen.size()) {
            throw new IllegalArgumentException("Choose at least one limit method, each once: " + chosen);
        }
        if (capMajor.isPresent() && (capMajor.getAsLong() < 0 || capMajor.getAsLong() > LARGEST)) {
            throw new IllegalArgumentException("Cap out of range: " + capMajor.getAsLong());
        }
        if (roundingMajor < 1 || roundingMajor > LARGEST) {
            throw new IllegalArgumentException("Rounding out of range: " + roundingMajor);
        }
    }

    /**
     * The policy the product starts with: what the customer needs, as far as its grade, size and net worth carry it.
     */
    public static LimitPolicy standard(Currency currency) {
        return new LimitPolicy(
                currency,
                MethodTerms.standard(),
                new RatingSizeTable(
                        5_000_000,
                        2_000_000,
                        500_000,
                        100_000,
                        200_000,
                        List.of(150, 125, 100, 80, 60, 40, 20, 0, 0, 0)),
                Combination.MIN,
                List.of(LimitMethod.NET_WORTH, LimitMethod.NEED, LimitMethod.RATING_SIZE),
                OptionalLong.empty(),
                1_000,
                Grade.CC);
    }

    /** The same figures for ledgers in another currency. */
    public LimitPolicy in(Currency other) {
        return new LimitPolicy(other, terms, table, combination, chosen, capMajor, roundingMajor, noCreditFrom);
    }
}
