package io.ballast.server.customers;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer as its page shows it.
 *
 * @param customer who it is
 * @param nameEn name in English
 * @param uscc unified social credit code
 * @param industrySection letter of its section in GB/T 4754
 * @param region province or region
 * @param country ISO code
 * @param group name of the group it belongs to
 * @param since first business
 * @param ownerCode sales person in charge
 * @param departmentCode sales department
 */
public record CustomerProfile(
        Customer customer,
        Optional<String> nameEn,
        Optional<String> uscc,
        Optional<String> industrySection,
        Optional<String> region,
        String country,
        Optional<String> group,
        Optional<LocalDate> since,
        Optional<String> ownerCode,
        Optional<String> departmentCode) {}
