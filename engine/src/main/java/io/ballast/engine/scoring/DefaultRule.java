package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.receivable.OpenItems;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Money;
import io.ballast.engine.value.Text;
import java.util.Optional;

/**
 * When a customer counts as in default, whatever its score says, and when no longer.
 *
 * <pre>
 * owed       = sum of open items more than overdueDays past due, neither disputed nor a residue
 * in default = owed - unapplied cash - unapplied credit &gt; largest residue
 * probation  = such an item was paid on day p, and asOf &lt; p + cureDays
 * </pre>
 *
 * <ul>
 *   <li>shape: a rating from the score in, the rating in force out: the last grade and a probability of 1
 *   <li>unit: whole days past due; a debt of exactly that age is not in default yet
 *   <li>window: the day of assessment; for the probation the days up to it
 *   <li>not in default: disputed items, residues, and what money received but not applied yet would cover
 *   <li>way back: with the payment, or after the probation; nothing is remembered between calls
 *   <li>a grade that a person set stands; a default is certain where a rating is withheld for want of data
 *   <li>not for: items written off, which leave the ledger of open items
 *   <li>source: docs/sources.md#default-90-days
 * </ul>
 *
 * @param overdueDays 30 to 720, or 0 where no customer counts as in default
 * @param cureDays days after the payment on which the customer still counts, 0 to 365
 */
public record DefaultRule(int overdueDays, int cureDays) {
    /** No customer counts as in default. */
    public static final DefaultRule NONE = new DefaultRule(0, 0);

    /** More than 90 days overdue, and back with the payment: the reasons are in docs/grades.md. */
    public static final DefaultRule STANDARD = new DefaultRule(90, 0);

    private static final int LEAST_DAYS = 30;
    private static final int MOST_DAYS = 720;
    private static final int MOST_CURE_DAYS = 365;
    private static final int OLDEST_OVERDUE = Indicators.CATALOGUE.indexOf("oldest_overdue_days");

    public DefaultRule {
        boolean isRange = overdueDays == 0 ? cureDays == 0 : overdueDays >= LEAST_DAYS && overdueDays <= MOST_DAYS;
        if (!isRange || cureDays < 0 || cureDays > MOST_CURE_DAYS) {
            throw new IllegalArgumentException("A default begins after " + LEAST_DAYS + " to " + MOST_DAYS
                    + " days and is cured within 0 to " + MOST_CURE_DAYS + ", not " + overdueDays + " and " + cureDays);
        }
    }

    /**
     * The rating in force: the last grade for a customer in default.
     *
     * @param rating what the score, the margin or a person led to
     */
    public Rating judge(Rating rating, CustomerFacts facts, Readings readings, Residue residue) {
        if (overdueDays == 0 || rating.basis() == Rating.Basis.OVERRIDDEN) {
            return rating;
        }
        return inDefault(facts, readings, residue)
                .map(why -> new Rating(rating.computed(), Grade.D, 1, Rating.Basis.DEFAULTED, Optional.of(why)))
                .orElse(rating);
    }

    private Optional<InDefault> inDefault(CustomerFacts facts, Readings readings, Residue residue) {
        Optional<InDefault> overdue =
                readings.at(OLDEST_OVERDUE) instanceof Reading.Value oldest && oldest.amount() > overdueDays
                        ? overdue(facts, residue)
                        : Optional.empty();
        return overdue.isPresent() || cureDays == 0 ? overdue : probation(facts, residue);
    }

    private Optional<InDefault> overdue(CustomerFacts facts, Residue residue) {
        OpenItems items = OpenItems.of(facts.ledger(), PointInTime.of(facts.asOf(), facts.knowledge()));
        long owed = 0;
        int oldest = 0;
        for (int item = 0; item < items.size(); item++) {
            int days = items.daysPastDue(item);
            if (days > overdueDays && !items.isDisputed(item) && !items.isResidue(item, residue)) {
                owed = Math.addExact(owed, items.openMinor(item));
                oldest = Math.max(oldest, days);
            }
        }
        long left = owed - items.unappliedCashMinor() - items.unappliedCreditMinor();
        return left > residue.mostMinor() ? Optional.of(new InDefault.Overdue(left, oldest)) : Optional.empty();
    }

    /** The latest payment of an item that was never disputed and had been in default. */
    private Optional<InDefault> probation(CustomerFacts facts, Residue residue) {
        Ledger ledger = facts.ledger();
        PointInTime at = PointInTime.of(facts.asOf(), facts.knowledge());
        boolean[] isDisputed = new boolean[ledger.invoices().size()];
        for (int row = 0; row < ledger.disputes().size(); row++) {
            int invoice = ledger.disputes().invoice(row);
            if (invoice >= 0) {
                isDisputed[invoice] = true;
            }
        }
        int until = at.day();
        for (int row = 0; row < ledger.invoices().size(); row++) {
            int paid = isDisputed[row] ? Days.NEVER : paidDay(ledger, row, at, residue);
            if (paid != Days.NEVER && paid - ledger.invoices().dueDay(row) > overdueDays) {
                until = Math.max(until, paid + cureDays);
            }
        }
        return until > at.day() ? Optional.of(new InDefault.Probation(Days.date(until))) : Optional.empty();
    }

    /** The day on which no more than a residue was left of an invoice, never if it is still open or not yet seen. */
    private static int paidDay(Ledger ledger, int row, PointInTime at, Residue residue) {
        Invoices invoices = ledger.invoices();
        Settlements settlements = ledger.settlements();
        long open = invoices.amountMinor(row);
        for (int i = settlements.from(row); i < settlements.from(row + 1); i++) {
            if (at.sees(settlements.day(i), settlements.knownDay(i))) {
                open -= settlements.amountMinor(i);
                boolean isPaid = open <= 0
                        || !residue.equals(Residue.NONE) && residue.isResidue(open, invoices.amountMinor(row));
                if (isPaid) {
                    return settlements.day(i);
                }
            }
        }
        return Days.NEVER;
    }

    /** Why a customer is in default: so much, for so long; or until when it is watched after the payment. */
    public Text because(InDefault why, Currency currency) {
        return switch (why) {
            case InDefault.Overdue(long amountMinor, int oldestDays) -> {
                Money owed = new Money(amountMinor, currency);
                yield Text.of(
                        "违约：逾期超过 " + overdueDays + " 天的无争议款项 " + owed + "，最久 " + oldestDays + " 天",
                        "in default: " + owed + " undisputed and more than " + overdueDays
                                + " days overdue, the oldest for " + oldestDays + " days");
            }
            case InDefault.Probation(var until) ->
                Text.of(
                        "违约款项已付清，观察期 " + cureDays + " 天，" + until + " 起恢复评分等级",
                        "the debt in default is paid; after " + cureDays
                                + " days of probation the grade comes from the score again on " + until);
        };
    }
}
