package io.ballast.engine.receivable;

import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.SettlementKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What the DSO family needs of one period. Sales are all invoices issued, tax included as in the receivable, not
 * reduced by credit memos; receivables are open items, what is unapplied not taken off.
 *
 * @param window its days
 * @param openingMinor open items when it began
 * @param salesMinor invoiced within it, 0 or more
 * @param receivableMinor open items when it ended
 * @param currentMinor those not past due when it ended, at most the receivable
 * @param writtenOffMinor written off within it
 */
public record PeriodFigures(
        Window window,
        long openingMinor,
        long salesMinor,
        long receivableMinor,
        long currentMinor,
        long writtenOffMinor) {
    private static final int MOST_MONTHS = 120;

    public PeriodFigures {
        if (openingMinor < 0 || salesMinor < 0 || currentMinor < 0 || currentMinor > receivableMinor) {
            throw new IllegalArgumentException("Not the figures of a period: opening " + openingMinor + ", sales "
                    + salesMinor + ", receivable " + receivableMinor + ", current " + currentMinor);
        }
    }

    /**
     * The calendar months up to a day, oldest first; the last one ends on that day and may be a part of a month.
     *
     * @throws IllegalArgumentException if not 1 to 120 months are asked for
     */
    public static List<PeriodFigures> monthly(Ledger ledger, PointInTime at, int months) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("Months out of range 1..120: " + months);
        }
        YearMonth last = YearMonth.from(at.date());
        LocalDate start = last.minusMonths(months).atEndOfMonth();
        OpenItems opening = OpenItems.of(ledger, at.at(Math.toIntExact(start.toEpochDay())));
        List<PeriodFigures> periods = new ArrayList<>();
        for (int back = months - 1; back >= 0; back--) {
            LocalDate end = back == 0 ? at.date() : last.minusMonths(back).atEndOfMonth();
            OpenItems closing = OpenItems.of(ledger, at.at(Math.toIntExact(end.toEpochDay())));
            periods.add(between(ledger, opening, closing));
            opening = closing;
        }
        return List.copyOf(periods);
    }

    private static PeriodFigures between(Ledger ledger, OpenItems opening, OpenItems closing) {
        long sales = 0;
        Invoices invoices = ledger.invoices();
        for (int row = 0;
                row < invoices.size() && invoices.issuedDay(row) <= closing.at().day();
                row++) {
            boolean isWithin = invoices.issuedDay(row) > opening.at().day()
                    && closing.at().sees(invoices.issuedDay(row), invoices.knownDay(row));
            sales = isWithin ? Math.addExact(sales, invoices.amountMinor(row)) : sales;
        }
        return new PeriodFigures(
                new Window(opening.at().date(), closing.at().date()),
                opening.totalMinor(),
                sales,
                closing.totalMinor(),
                closing.currentMinor(),
                Math.subtractExact(
                        closing.settledMinor(SettlementKind.WRITE_OFF),
                        opening.settledMinor(SettlementKind.WRITE_OFF)));
    }
}
