package io.ballast.engine.model.order;

import java.util.List;

/**
 * What a customer ordered month by month, each month as it stood at its end. The rows of all customers end with the
 * same month.
 *
 * @param customer unique among those that are studied together
 * @param monthsMinor minor units of one currency, 0 or more, the oldest first; months without orders are 0
 */
public record OrderPast(String customer, List<Long> monthsMinor) {
    public OrderPast {
        monthsMinor = List.copyOf(monthsMinor);
        if (monthsMinor.stream().anyMatch(minor -> minor < 0)) {
            throw new IllegalArgumentException("Orders below 0 of " + customer + ": " + monthsMinor);
        }
    }

    /** From the first month with orders on; before it nobody could know the customer. */
    long[] sinceFirst() {
        return monthsMinor.stream()
                .dropWhile(minor -> minor == 0)
                .mapToLong(Long::longValue)
                .toArray();
    }
}
