package io.ballast.engine.model.history;

import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.receivable.OpenItems;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Days;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What counts as the bad outcome.
 *
 * <pre>
 * bad on day d: sum of open items more than overdueDays past due, neither disputed nor a residue
 *               &gt; 0 and &gt;= shareOfBalance x sum of all open items; or a write-off on day d
 * event       : the first bad day in asOf + 1 .. asOf + horizonDays; overdue is looked at on each day on which an item
 *               becomes that old
 * </pre>
 *
 * <ul>
 *   <li>shape: one ledger and a day in, one {@link Outcome} out
 *   <li>unit: days; the share 0..1
 *   <li>the future is judged with everything that is known today: it is the outcome, not a characteristic
 *   <li>error: exact, the share apart, which is compared in double
 *   <li>source: docs/sources.md#outcome-window
 * </ul>
 *
 * @param overdueDays an item must be older than so many days past due, 1 to 720
 * @param shareOfBalance least share of what is open, 0..1
 * @param horizonDays days after the observation, 30 to 730
 * @param countsWriteOffs whether a write-off is a bad outcome
 * @param residue which rest of an invoice is too small to count
 */
public record OutcomeRule(
        int overdueDays, double shareOfBalance, int horizonDays, boolean countsWriteOffs, Residue residue) {
    private static final int MOST_OVERDUE_DAYS = 720;
    private static final int LEAST_HORIZON = 30;
    private static final int MOST_HORIZON = 730;
    private static final int YEAR = 365;

    public OutcomeRule {
        if (overdueDays < 1 || overdueDays > MOST_OVERDUE_DAYS) {
            throw new IllegalArgumentException("Overdue days out of range 1..720: " + overdueDays);
        }
        if (!(shareOfBalance >= 0 && shareOfBalance <= 1)) {
            throw new IllegalArgumentException("Share of the balance out of range 0..1: " + shareOfBalance);
        }
        if (horizonDays < LEAST_HORIZON || horizonDays > MOST_HORIZON) {
            throw new IllegalArgumentException("Horizon out of range 30..730 days: " + horizonDays);
        }
    }

    /** More than 60 days past due on at least a tenth of the balance within 180 days, or a write-off. */
    public static OutcomeRule standard(Residue residue) {
        return new OutcomeRule(60, 0.10, 180, true, residue);
    }

    /**
     * What became of a customer.
     *
     * @param ledger with everything recorded so far
     * @param asOf epoch day of the observation
     * @param lastDay last epoch day that the ledger tells of
     */
    public Outcome of(Ledger ledger, int asOf, int lastDay) {
        if (asOf + horizonDays > lastDay) {
            return new Outcome.Excluded(Outcome.Why.NOT_KNOWN_YET);
        }
        Optional<Outcome.Why> leftOut = leftOut(ledger, asOf);
        if (leftOut.isPresent()) {
            return new Outcome.Excluded(leftOut.get());
        }
        OptionalInt overdue = overdue(ledger, asOf);
        OptionalInt written = countsWriteOffs ? writeOff(ledger, asOf + 1, asOf + horizonDays) : OptionalInt.empty();
        if (written.isPresent() && written.getAsInt() < overdue.orElse(Days.NEVER)) {
            return new Outcome.Event(Days.date(written.getAsInt()), Outcome.Cause.WRITTEN_OFF);
        }
        return overdue.isPresent()
                ? new Outcome.Event(Days.date(overdue.getAsInt()), Outcome.Cause.OVERDUE)
                : new Outcome.NoEvent();
    }

    /**
     * Whether a customer belongs to the population of a day: it has business and is not bad already. Unlike the
     * outcome this is known at once.
     *
     * @param ledger with everything recorded so far
     * @param asOf epoch day
     */
    public boolean belongs(Ledger ledger, int asOf) {
        return leftOut(ledger, asOf).isEmpty();
    }

    private Optional<Outcome.Why> leftOut(Ledger ledger, int asOf) {
        OpenItems then = OpenItems.of(ledger, new PointInTime(asOf, Days.NEVER));
        if (then.size() == 0 && !hasInvoiceSince(ledger, asOf)) {
            return Optional.of(Outcome.Why.NO_BUSINESS);
        }
        boolean isBad = isOverdue(then)
                || countsWriteOffs && writeOff(ledger, Integer.MIN_VALUE, asOf).isPresent();
        return isBad ? Optional.of(Outcome.Why.ALREADY_BAD) : Optional.empty();
    }

    private static boolean hasInvoiceSince(Ledger ledger, int asOf) {
        Invoices invoices = ledger.invoices();
        for (int row = invoices.size() - 1; row >= 0; row--) {
            int issued = invoices.issuedDay(row);
            if (issued <= asOf) {
                return issued > asOf - YEAR;
            }
        }
        return false;
    }

    private boolean isOverdue(OpenItems items) {
        long old = 0;
        for (int item = 0; item < items.size(); item++) {
            boolean counts =
                    items.daysPastDue(item) > overdueDays && !items.isDisputed(item) && !items.isResidue(item, residue);
            old = counts ? Math.addExact(old, items.openMinor(item)) : old;
        }
        return old > 0 && old >= shareOfBalance * items.totalMinor();
    }

    private OptionalInt overdue(Ledger ledger, int asOf) {
        Invoices invoices = ledger.invoices();
        int[] days = new int[invoices.size()];
        int count = 0;
        for (int row = 0; row < days.length; row++) {
            int day = invoices.dueDay(row) + overdueDays + 1;
            if (day > asOf && day <= asOf + horizonDays && isOpenOn(ledger, row, day)) {
                days[count++] = day;
            }
        }
        return Arrays.stream(days, 0, count)
                .sorted()
                .distinct()
                .filter(day -> isOverdue(OpenItems.of(ledger, new PointInTime(day, Days.NEVER))))
                .findFirst();
    }

    private static boolean isOpenOn(Ledger ledger, int row, int day) {
        Settlements settlements = ledger.settlements();
        long open = ledger.invoices().amountMinor(row);
        for (int i = settlements.from(row); i < settlements.from(row + 1) && settlements.day(i) <= day; i++) {
            open -= settlements.amountMinor(i);
        }
        return open > 0;
    }

    private static OptionalInt writeOff(Ledger ledger, int from, int to) {
        Settlements settlements = ledger.settlements();
        int first = Days.NEVER;
        for (int row = 0; row < settlements.size(); row++) {
            int day = settlements.day(row);
            boolean counts = settlements.kind(row) == SettlementKind.WRITE_OFF && day >= from && day <= to;
            first = counts ? Math.min(first, day) : first;
        }
        return first == Days.NEVER ? OptionalInt.empty() : OptionalInt.of(first);
    }
}
