package io.ballast.server.portfolio;

import java.util.List;
import java.util.Optional;

/**
 * Open invoices, line by line.
 *
 * @param run the run in force, on whose day they are open
 * @param cut which invoices
 * @param customer name of the customer, where they are of one
 * @param totals count and sum
 * @param lines those on this page, oldest due first
 * @param paging which part of the list
 */
record InvoicesPage(
        RunShown run,
        InvoiceCut cut,
        Optional<String> customer,
        OpenInvoice.Totals totals,
        List<OpenInvoice> lines,
        Paging paging) {
    InvoicesPage {
        lines = List.copyOf(lines);
    }

    String page(int number) {
        return cut.path() + (cut.query().isEmpty() ? "?" : "&") + "page=" + number;
    }
}
