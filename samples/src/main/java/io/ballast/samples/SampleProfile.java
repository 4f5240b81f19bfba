package io.ballast.samples;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Master data of a made-up customer. What is not known is empty, never zero.
 *
 * @param code the customer's code, unique in the company
 * @param name its name; see {@code isNameHostile}
 * @param nameEn its name in English
 * @param uscc a fictitious unified social credit code with right check digits
 * @param industry division of GB/T 4754-2017, a letter and two digits
 * @param sizeClass L, M, S or X for 大 中 小 微
 * @param region province
 * @param country ISO 3166-1 alpha-2
 * @param group the group it belongs to
 * @param sinceDay epoch day of the first business
 * @param currency currency of all its documents
 * @param limit limit in force
 * @param termsDays net days of payment
 * @param owner the sales role in charge, not a person
 * @param department sales department
 * @param annualPurchasesMinor what it buys in a year of this kind of goods, from anyone
 * @param tangibleNetWorthMinor from its statements; may be negative
 * @param workingCapitalMinor from its statements; may be negative
 * @param isNameHostile whether the name is there to break careless programs
 */
public record SampleProfile(
        String code,
        String name,
        Optional<String> nameEn,
        Optional<String> uscc,
        Optional<String> industry,
        Optional<String> sizeClass,
        Optional<String> region,
        String country,
        Optional<Group> group,
        int sinceDay,
        Currency currency,
        LimitInForce limit,
        OptionalInt termsDays,
        String owner,
        String department,
        OptionalLong annualPurchasesMinor,
        OptionalLong tangibleNetWorthMinor,
        OptionalLong workingCapitalMinor,
        boolean isNameHostile) {

    /** A group of companies under one roof. */
    public record Group(String code, String name) {}

    /** The code of the customer with this index: C000001 for index 0. */
    static String code(int index) {
        return String.format(Locale.ROOT, "C%06d", index + 1);
    }
}
