package io.ballast.engine.receivable;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Ledger;
import java.util.List;

/** The whole family of receivable figures of one customer, month by month from its ledger. */
public final class ReceivableFigures {
    private static final int PAYMENT_WINDOW_DAYS = 365;

    private ReceivableFigures() {}

    /**
     * All figures as of the day of the facts.
     *
     * @param months calendar months of the DSO family, the last one up to the day; 1 to 120
     */
    public static List<Figure> of(CustomerFacts facts, int months) {
        Ledger ledger = facts.ledger();
        PointInTime at = PointInTime.of(facts.asOf(), facts.knowledge());
        List<PeriodFigures> periods = PeriodFigures.monthly(ledger, at, months);
        PeriodFigures first = periods.getFirst();
        PeriodFigures last = periods.getLast();
        Window window = DaysSalesOutstanding.windowOf(periods);
        long opening = first.openingMinor();
        long closing = last.receivableMinor();
        long current = last.currentMinor();
        long sales = periods.stream().mapToLong(PeriodFigures::salesMinor).reduce(0, Math::addExact);
        long writtenOff =
                periods.stream().mapToLong(PeriodFigures::writtenOffMinor).reduce(0, Math::addExact);
        long annualSales = ReceivableTurnover.annualSalesMinor(periods);
        long averageReceivable = ReceivableTurnover.averageReceivableMinor(periods);
        OpenItems items = OpenItems.of(ledger, at);
        Window today = Window.on(facts.asOf());
        Window year = Window.ending(facts.asOf(), PAYMENT_WINDOW_DAYS);
        List<Payment> payments = Payment.of(ledger, at, PAYMENT_WINDOW_DAYS);
        long exposure = Exposure.of(ledger, at).grossMinor(Exposure.Policy.DEFAULT);
        long pastDue = closing - current;
        return List.of(
                DaysSalesOutstanding.simple(closing, sales, window),
                DaysSalesOutstanding.sinceCustomer(
                        closing, sales, window, facts.profile().since()),
                DaysSalesOutstanding.countback(periods),
                DaysSalesOutstanding.bestPossible(current, sales, window),
                DaysSalesOutstanding.delinquent(closing, current, sales, window),
                CollectionEffectiveness.onePeriod(
                        last.openingMinor(), last.salesMinor(), closing, current, last.window()),
                CollectionEffectiveness.averageMonth(opening, sales, months, closing, current, window),
                CollectionEffectiveness.fullPeriod(opening, sales, closing, current, window),
                ReceivableTurnover.turns(annualSales, averageReceivable, window),
                ReceivableTurnover.days(annualSales, averageReceivable, window),
                DaysBeyondTerms.net(payments, year),
                DaysBeyondTerms.lateOnly(payments, year),
                ReceivableShares.pastDue(pastDue, closing, today),
                ReceivableShares.pastDueUndisputed(
                        pastDue, items.disputedMinor(true), closing, items.disputedMinor(false), today),
                ReceivableShares.badDebt(writtenOff, 0, sales, window),
                ReceivableShares.utilisation(exposure, facts.standing().limit(), today),
                PaymentIndex.of(PaymentExperience.of(ledger, at, PAYMENT_WINDOW_DAYS), year));
    }
}
