package io.ballast.server.portfolio;

import java.util.List;

/**
 * The customers of a cut, line by line.
 *
 * @param run the run in force
 * @param cut which customers
 * @param totals their sums
 * @param sort in what order
 * @param lines those on this page
 * @param paging which part of the list
 */
record CustomersPage(
        RunShown run, Cut cut, CutTotals totals, AssessedCustomers.Sort sort, List<CustomerLine> lines, Paging paging) {
    CustomersPage {
        lines = List.copyOf(lines);
    }

    /** Whether the amount of the list is a column of its own, and not one that is there anyway. */
    boolean hasOwnMeasure() {
        return cut.bucket().isPresent()
                || cut.worry()
                        .filter(worry -> switch (worry) {
                            case OVER_90, OVER_LIMIT -> true;
                            case ALARM, OVERDUE, NO_LIMIT, UNOWNED, DOWNGRADED, UNAPPLIED -> false;
                        })
                        .isPresent();
    }

    /** The open invoices behind the amount of a line. */
    String invoices(CustomerLine line) {
        return cut.bucket().map(bucket -> line.invoices() + "&bucket=" + bucket).orElse(line.invoices() + "&overdue=1");
    }

    String sorted(AssessedCustomers.Sort by) {
        return cut.path() + (cut.query().isEmpty() ? "?" : "&") + "sort=" + by.name();
    }

    String page(int number) {
        return sorted(sort) + "&page=" + number;
    }
}
