package io.ballast.server.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All open invoices of a day in the order of lists: earliest due day first, then largest, then oldest. What is due
 * between two days is one stretch of it, so that a sum and the list behind it are the same entries. Immutable.
 */
final class OpenItems {
    private final long[] ids;
    private final long[] customers;
    private final int[] dueDays;
    private final long[] openMinor;

    private OpenItems(long[] ids, long[] customers, int[] dueDays, long[] openMinor) {
        this.ids = ids;
        this.customers = customers;
        this.dueDays = dueDays;
        this.openMinor = openMinor;
    }

    /** Takes invoices in their order. */
    static final class Builder {
        private static final int FIRST_SIZE = 1 << 10;

        private long[] ids = new long[FIRST_SIZE];
        private long[] customers = new long[FIRST_SIZE];
        private int[] dueDays = new int[FIRST_SIZE];
        private long[] openMinor = new long[FIRST_SIZE];
        private int size;

        void add(long id, long customer, int dueDay, long minor) {
            if (size == ids.length) {
                int larger = size + size / 2;
                ids = Arrays.copyOf(ids, larger);
                customers = Arrays.copyOf(customers, larger);
                dueDays = Arrays.copyOf(dueDays, larger);
                openMinor = Arrays.copyOf(openMinor, larger);
            }
            ids[size] = id;
            customers[size] = customer;
            dueDays[size] = dueDay;
            openMinor[size] = minor;
            size++;
        }

        OpenItems build() {
            return new OpenItems(
                    Arrays.copyOf(ids, size),
                    Arrays.copyOf(customers, size),
                    Arrays.copyOf(dueDays, size),
                    Arrays.copyOf(openMinor, size));
        }
    }

    /** Sums of what is due from one day to another, both included. */
    OpenInvoice.Totals totals(LocalDate from, LocalDate to) {
        int first = firstDueOnOrAfter(from.toEpochDay());
        int end = firstDueOnOrAfter(to.toEpochDay() + 1);
        long sum = Arrays.stream(openMinor, first, end).reduce(0, Math::addExact);
        long debtors = Arrays.stream(customers, first, end).distinct().count();
        return new OpenInvoice.Totals(end - first, sum, Math.toIntExact(debtors));
    }

    /** Keys of what is due from one day to another, some of them. */
    List<Long> keys(LocalDate from, LocalDate to, int most, int skip) {
        int end = firstDueOnOrAfter(to.toEpochDay() + 1);
        int first = (int) Math.min(end, (long) firstDueOnOrAfter(from.toEpochDay()) + skip);
        List<Long> keys = new ArrayList<>();
        for (int i = first; i < end && keys.size() < most; i++) {
            keys.add(ids[i]);
        }
        return List.copyOf(keys);
    }

    private int firstDueOnOrAfter(long day) {
        int low = 0;
        int high = dueDays.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dueDays[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
