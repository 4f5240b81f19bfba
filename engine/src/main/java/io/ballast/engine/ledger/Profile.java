package io.ballast.engine.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Master data of one customer as far as an assessment uses it. What is not known is empty, never zero.
 *
 * @param since first day of business with the customer
 * @param industrySection section letter of GB/T 4754-2017, A to T
 * @param sizeClass 大 中 小 微 as L, M, S, X
 * @param region province or state
 * @param annualPurchasesMinor what the customer buys in a year of our kind of goods, from anyone
 * @param tangibleNetWorthMinor from its latest statements
 * @param workingCapitalMinor from its latest statements
 * @param tradeReferenceHighsMinor highest credits other suppliers report
 * @param filledFields how many fields of the master record are filled
 * @param expectedFields how many fields the master record should have
 */
public record Profile(
        Optional<LocalDate> since,
        Optional<String> industrySection,
        Optional<String> sizeClass,
        Optional<String> region,
        OptionalLong annualPurchasesMinor,
        OptionalLong tangibleNetWorthMinor,
        OptionalLong workingCapitalMinor,
        List<Long> tradeReferenceHighsMinor,
        int filledFields,
        int expectedFields) {
    public Profile {
        tradeReferenceHighsMinor = List.copyOf(tradeReferenceHighsMinor);
        if (filledFields < 0 || filledFields > expectedFields) {
            throw new IllegalArgumentException("Filled fields out of range: " + filledFields + " of " + expectedFields);
        }
    }

    /** A customer of whom nothing is known but that it exists. */
    public static Profile unknown() {
        return new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                0,
                1);
    }
}
