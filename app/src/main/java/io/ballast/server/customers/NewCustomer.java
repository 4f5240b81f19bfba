package io.ballast.server.customers;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A customer as a row of a file describes it.
 *
 * @param row number of that row
 * @param code code in the source system
 * @param name legal name
 * @param nameEn name in Latin letters
 * @param uscc unified social credit code, its check digits verified
 * @param industryCode code of GB/T 4754
 * @param industrySection section letter that the code belongs to
 * @param sizeClass L, M, S or X
 * @param region province or region
 * @param country two letters of ISO 3166
 * @param groupCode code of the group it belongs to
 * @param groupName name of that group
 * @param sinceDay epoch day of the first business
 * @param currency ISO 4217 code
 * @param annualPurchasesMinor what it buys in a year from all its suppliers
 * @param tangibleNetWorthMinor equity less intangible assets
 * @param workingCapitalMinor current assets less current liabilities
 * @param owner who looks after it
 * @param department department of the owner
 */
public record NewCustomer(
        long row,
        String code,
        String name,
        Optional<String> nameEn,
        Optional<String> uscc,
        Optional<String> industryCode,
        Optional<String> industrySection,
        Optional<String> sizeClass,
        Optional<String> region,
        String country,
        Optional<String> groupCode,
        Optional<String> groupName,
        OptionalInt sinceDay,
        String currency,
        OptionalLong annualPurchasesMinor,
        OptionalLong tangibleNetWorthMinor,
        OptionalLong workingCapitalMinor,
        Optional<String> owner,
        Optional<String> department) {}
