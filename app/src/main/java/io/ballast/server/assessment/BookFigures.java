package io.ballast.server.assessment;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.receivable.Ageing;
import io.ballast.engine.receivable.AgeingBasis;
import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.receivable.Exposure;
import io.ballast.engine.receivable.OpenItems;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Days;
import java.util.OptionalDouble;

/**
 * The money of one customer on the day of assessment, from the same ledger the readings come from: what a list shows,
 * a tile adds up and the book of record holds is the same to the cent.
 *
 * @param ageing open items by days past due, with what is unapplied apart
 * @param exposure exposure by component
 * @param exposureMinor gross exposure under the default exposure policy
 * @param limit limit in force
 * @param sales90Minor invoiced in the 90 days up to and including the day
 * @param oldestOverdueDays days the oldest open item above a residue is past due, 0 where none is
 */
record BookFigures(
        Ageing ageing,
        Exposure exposure,
        long exposureMinor,
        LimitInForce limit,
        long sales90Minor,
        int oldestOverdueDays) {
    /** Days of sales that days-sales-outstanding figures look back on. */
    static final int SALES_DAYS = 90;

    /**
     * The figures of these facts.
     *
     * @param residue which rest of an invoice is too small to say how old debts are
     */
    static BookFigures of(CustomerFacts facts, Residue residue) {
        PointInTime at = PointInTime.of(facts.asOf(), facts.knowledge());
        OpenItems items = OpenItems.of(facts.ledger(), at);
        Ageing ageing = Ageing.of(items, AgeingBuckets.DEFAULT, AgeingBasis.DUE_DATE);
        Exposure exposure = Exposure.of(facts.ledger(), at);
        return new BookFigures(
                ageing,
                exposure,
                exposure.grossMinor(Exposure.Policy.DEFAULT),
                facts.standing().limit(),
                sales(facts.ledger().invoices(), at),
                items.oldestDaysPastDue(residue));
    }

    private static long sales(Invoices invoices, PointInTime at) {
        long sales = 0;
        for (int row = 0; row < invoices.size(); row++) {
            boolean counts = at.sees(invoices.issuedDay(row), invoices.knownDay(row))
                    && Days.isWithin(invoices.issuedDay(row), at.day(), SALES_DAYS);
            sales = counts ? Math.addExact(sales, invoices.amountMinor(row)) : sales;
        }
        return sales;
    }

    long notDueMinor() {
        return ageing.amountsMinor().getFirst();
    }

    long overdueMinor() {
        return ageing.totalMinor() - notDueMinor();
    }

    /** Exposure as a share of the limit; empty without a limit in money, or with a limit of zero. */
    OptionalDouble utilisation() {
        return limit instanceof LimitInForce.Amount amount && amount.minor() > 0
                ? OptionalDouble.of((double) exposureMinor / amount.minor())
                : OptionalDouble.empty();
    }
}
