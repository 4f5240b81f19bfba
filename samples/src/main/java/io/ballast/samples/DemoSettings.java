package io.ballast.samples;

import io.ballast.engine.value.Days;
import java.time.LocalDate;

/**
 * What demo company to make up. Equal settings give an equal company.
 *
 * @param seed any number
 * @param customers how many, 1 to 10,000,000
 * @param invoicesPerCustomer how many invoices a customer has on average over the three years, 1 to 10,000
 * @param asOf last day of the three years; from 2018 to 2036, the years whose Spring Festivals are on file
 * @param failures how many customers stop paying, at most one in five
 */
public record DemoSettings(long seed, int customers, int invoicesPerCustomer, LocalDate asOf, int failures) {
    private static final int YEARS = 3;

    public DemoSettings {
        checkRange("customers", customers, 1, 10_000_000);
        checkRange("invoicesPerCustomer", invoicesPerCustomer, 1, 10_000);
        checkRange("year of asOf", asOf.getYear(), 2018, 2036);
        checkRange("failures", failures, 0, customers / 5);
    }

    /** 2,000 customers, about 200,000 invoices up to 2026-10-31, 60 failures. */
    public static DemoSettings standard() {
        return new DemoSettings(20_261_031L, 2_000, 100, LocalDate.of(2026, 10, 31), 60);
    }

    public DemoSettings withSeed(long newSeed) {
        return new DemoSettings(newSeed, customers, invoicesPerCustomer, asOf, failures);
    }

    /** So many customers, of whom three in a hundred fail. */
    public DemoSettings withCustomers(int newCustomers) {
        int newFailures = Math.toIntExact(newCustomers * 3L / 100);
        return new DemoSettings(seed, newCustomers, invoicesPerCustomer, asOf, newFailures);
    }

    public DemoSettings withInvoicesPerCustomer(int newInvoicesPerCustomer) {
        return new DemoSettings(seed, customers, newInvoicesPerCustomer, asOf, failures);
    }

    public DemoSettings withAsOf(LocalDate newAsOf) {
        return new DemoSettings(seed, customers, invoicesPerCustomer, newAsOf, failures);
    }

    /** The day after which the documents begin. */
    public LocalDate start() {
        return asOf.minusYears(YEARS);
    }

    int startDay() {
        return Days.epochDay(start());
    }

    int asOfDay() {
        return Days.epochDay(asOf);
    }

    private static void checkRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " out of range " + least + ".." + most + ": " + value);
        }
    }
}
