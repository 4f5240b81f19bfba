package io.ballast.server.portfolio;

import io.ballast.server.web.Fmt;
import java.util.List;

/**
 * Receivables by age.
 *
 * @param run the run in force
 * @param by breakdown
 * @param total all lines together
 * @param bar the total as a bar
 * @param lines most overdue first
 * @param paging which lines are shown
 */
record ReceivablesPage(
        RunShown run, Dimension by, AgeingLine total, List<Segment> bar, List<Line> lines, Paging paging) {
    ReceivablesPage {
        bar = List.copyOf(bar);
        lines = List.copyOf(lines);
    }

    /** A line of the table with its bar. */
    record Line(AgeingLine ageing, List<Segment> bar) {
        Line {
            bar = List.copyOf(bar);
        }
    }

    /** The customers behind a number of a line. */
    Cut cut(AgeingLine line) {
        return Cut.everyone().alikeIn(by, line.alike());
    }

    String nameOf(AgeingLine line, Fmt fmt) {
        return Names.of(by, by == Dimension.CUSTOMER ? line.name() : line.alike(), fmt);
    }
}
