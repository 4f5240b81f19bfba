package io.ballast.server.portfolio;

import java.util.List;

/**
 * Receivables of some customers by age.
 *
 * @param alike in what they are alike: code of the customer, owner, region ...
 * @param name name of the customer, where the line is one
 * @param customerId key of the customer, 0 where the line is more than one
 * @param customers how many
 * @param bucketsMinor open items by days past due, not due first
 * @param unappliedMinor cash and credit that pay no invoice yet
 * @param balanceMinor buckets less what is unapplied
 */
record AgeingLine(
        String alike,
        String name,
        long customerId,
        int customers,
        List<Long> bucketsMinor,
        long unappliedMinor,
        long balanceMinor) {
    AgeingLine {
        bucketsMinor = List.copyOf(bucketsMinor);
    }

    long openMinor() {
        return bucketsMinor.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    long overdueMinor() {
        return openMinor() - bucketsMinor.getFirst();
    }

    /** Share of a bucket in all open items, 0..1. */
    double share(int bucket) {
        long open = openMinor();
        return open == 0 ? 0 : (double) bucketsMinor.get(bucket) / open;
    }

    double overdueShare() {
        long open = openMinor();
        return open == 0 ? 0 : (double) overdueMinor() / open;
    }
}
