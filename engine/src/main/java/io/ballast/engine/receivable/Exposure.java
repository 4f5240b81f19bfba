package io.ballast.engine.receivable;

import io.ballast.engine.ledger.Deliveries;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.Orders;
import java.util.List;

/**
 * What would be lost if the customer paid nothing from today, by component, tax included throughout.
 *
 * <pre>
 * gross = open items - unapplied credit + delivered not invoiced + open orders - unapplied cash (if the policy says so)
 * net   = gross - sum(min(collateral value * recognised share, allocated)) - insured
 * </pre>
 *
 * <ul>
 *   <li>unit: minor units of the ledger's currency, exact; gross may be negative when the customer paid ahead
 *   <li>of an order counts what is not delivered of it: delivering, invoicing and paying a part moves it from one
 *       component to the next and adds nothing; a delivery that names no order comes on top
 *   <li>source: docs/sources.md#exposure
 * </ul>
 *
 * @param openItemsMinor invoices and debit memos open
 * @param deliveredNotInvoicedMinor goods delivered and not yet invoiced
 * @param openOrdersMinor what is left of orders that are neither closed nor cancelled
 * @param unappliedCreditMinor credit memos not yet set against an invoice
 * @param unappliedCashMinor cash not yet set against an invoice
 */
public record Exposure(
        long openItemsMinor,
        long deliveredNotInvoicedMinor,
        long openOrdersMinor,
        long unappliedCreditMinor,
        long unappliedCashMinor) {

    /**
     * Which components count.
     *
     * @param countsDeliveries whether delivered goods not yet invoiced count
     * @param countsOrders whether open orders count
     * @param deductsUnappliedCash whether unapplied cash reduces the exposure
     * @param exceeded when the limit is exceeded
     */
    public record Policy(
            boolean countsDeliveries, boolean countsOrders, boolean deductsUnappliedCash, ExceededWhen exceeded) {
        /** Everything counts, unapplied cash is not deducted, exceeded is above the limit. */
        public static final Policy DEFAULT = new Policy(true, true, false, ExceededWhen.ABOVE);
    }

    /**
     * A security for the exposure.
     *
     * @param valueMinor its value, 0 or more
     * @param recognisedShare the part of the value that counts after the haircut, 0 to 1
     * @param allocatedMinor at most so much of it serves this customer
     */
    public record Collateral(long valueMinor, double recognisedShare, long allocatedMinor) {
        public Collateral {
            if (valueMinor < 0 || allocatedMinor < 0 || !(recognisedShare >= 0 && recognisedShare <= 1)) {
                throw new IllegalArgumentException("Not a collateral: value " + valueMinor + ", recognised share "
                        + recognisedShare + ", allocated " + allocatedMinor);
            }
        }

        /** The smaller of the recognised value, rounded half-even, and the allocation. */
        public long countedMinor() {
            return Math.min(LossArithmetic.share(valueMinor, recognisedShare), allocatedMinor);
        }
    }

    /** The exposure of a ledger as it stood. */
    public static Exposure of(Ledger ledger, PointInTime at) {
        OpenItems items = OpenItems.of(ledger, at);
        return new Exposure(
                items.totalMinor(),
                deliveredNotInvoicedMinor(ledger.deliveries(), at),
                openOrdersMinor(ledger.orders(), ledger.deliveries(), at),
                items.unappliedCreditMinor(),
                items.unappliedCashMinor());
    }

    public long grossMinor(Policy policy) {
        long gross = Math.subtractExact(openItemsMinor, unappliedCreditMinor);
        gross = policy.countsDeliveries() ? Math.addExact(gross, deliveredNotInvoicedMinor) : gross;
        gross = policy.countsOrders() ? Math.addExact(gross, openOrdersMinor) : gross;
        return policy.deductsUnappliedCash() ? Math.subtractExact(gross, unappliedCashMinor) : gross;
    }

    /** Gross less what securities and insurance take over; never below 0, unless gross already is. */
    public long netMinor(Policy policy, List<Collateral> securities, long insuredMinor) {
        long gross = grossMinor(policy);
        long covered = insuredMinor;
        for (Collateral collateral : securities) {
            covered = Math.addExact(covered, collateral.countedMinor());
        }
        return Math.max(Math.subtractExact(gross, covered), Math.min(gross, 0));
    }

    /** What of the limit is left; negative when it is overdrawn. */
    public long availableMinor(Policy policy, long limitMinor) {
        return Math.subtractExact(limitMinor, grossMinor(policy));
    }

    public boolean isExceeding(Policy policy, long limitMinor) {
        return policy.exceeded().isExceeded(grossMinor(policy), limitMinor);
    }

    private static long deliveredNotInvoicedMinor(Deliveries deliveries, PointInTime at) {
        long total = 0;
        for (int row = 0; row < deliveries.size(); row++) {
            boolean counts =
                    at.sees(deliveries.day(row), deliveries.knownDay(row)) && deliveries.invoicedDay(row) > at.day();
            total = counts ? Math.addExact(total, deliveries.amountMinor(row)) : total;
        }
        return total;
    }

    private static long openOrdersMinor(Orders orders, Deliveries deliveries, PointInTime at) {
        long[] filled = new long[orders.size()];
        for (int row = 0; row < deliveries.size(); row++) {
            int order = deliveries.order(row);
            if (order >= 0 && at.sees(deliveries.day(row), deliveries.knownDay(row))) {
                filled[order] = Math.addExact(filled[order], deliveries.amountMinor(row));
            }
        }
        long total = 0;
        for (int row = 0; row < orders.size(); row++) {
            boolean counts = at.sees(orders.orderedDay(row), orders.knownDay(row))
                    && orders.closedDay(row) > at.day()
                    && orders.cancelledDay(row) > at.day();
            long left = Math.max(0, orders.amountMinor(row) - filled[row]);
            total = counts ? Math.addExact(total, left) : total;
        }
        return total;
    }
}
