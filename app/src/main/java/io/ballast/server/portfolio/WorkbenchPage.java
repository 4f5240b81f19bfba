package io.ballast.server.portfolio;

import io.ballast.server.web.TodayCount;
import java.util.List;

/**
 * What needs the viewer today.
 *
 * @param name of the viewer
 * @param run the run in force
 * @param waiting what waits for the viewer to act
 * @param all sums of every customer the viewer sees
 * @param ageing their receivables by age
 * @param bar the same as a bar
 * @param worries reasons to look at customers, loudest first
 * @param dueSoon open invoices falling due
 * @param newlyOverdue open invoices that fell past due
 * @param first the customers to look at first
 */
record WorkbenchPage(
        String name,
        RunShown run,
        List<TodayCount.Count> waiting,
        CutTotals all,
        AgeingLine ageing,
        List<Segment> bar,
        List<WorryTile> worries,
        InvoiceTile dueSoon,
        InvoiceTile newlyOverdue,
        List<CustomerLine> first) {
    WorkbenchPage {
        waiting = List.copyOf(waiting);
        bar = List.copyOf(bar);
        worries = List.copyOf(worries);
        first = List.copyOf(first);
    }

    /** A reason, how many customers it concerns and what they add up to. */
    record WorryTile(Worry worry, int customers, long measureMinor) {
        Cut cut() {
            return Cut.of(worry);
        }

        boolean isQuiet() {
            return customers == 0;
        }
    }

    /** Open invoices, how many and what they add up to. */
    record InvoiceTile(InvoiceCut cut, int days, OpenInvoice.Totals totals) {}
}
