package io.ballast.engine.indicator;

import io.ballast.engine.ledger.Deliveries;
import io.ballast.engine.ledger.Orders;

/** What was ordered, by the band of the day of the order. Sums leave out cancelled orders. */
final class OrderTally extends Tally {
    static final int MINOR = 0;
    static final int COUNT = 1;
    static final int CANCELLED_MINOR = 2;

    private static final int MEASURES = 3;

    final Maxima largestMinor = new Maxima();
    /** By category, over 365 days; orders without a category are left out. */
    final CategorySums categories = new CategorySums();

    /** What of open orders is not delivered. */
    long openMinor;
    /** The part of it whose requested day has passed. */
    long waitingMinor;

    long notInvoicedMinor;
    int deliveryCount;
    /** Distinct days with an order in the last 365 days, and the ages of the first and last of them. */
    int orderDays;

    int firstAge;
    private int lastAge = -1;
    private int earliestAge = -1;
    private final long[] monthMinor = new long[SalesTally.MONTHS];

    OrderTally(Orders orders, Deliveries deliveries, Horizon horizon, ExposureTally exposure) {
        super(MEASURES);
        long[] left = new long[orders.size()];
        for (int row = 0; row < orders.size(); row++) {
            if (horizon.sees(orders.orderedDay(row), orders.knownDay(row))) {
                left[row] = orders.amountMinor(row);
                order(orders, row, horizon, exposure);
            }
        }
        for (int row = 0; row < deliveries.size(); row++) {
            if (horizon.sees(deliveries.day(row), deliveries.knownDay(row))) {
                delivery(deliveries, row, horizon, exposure);
                fill(orders, deliveries, row, left, horizon, exposure);
            }
        }
    }

    private void order(Orders orders, int row, Horizon horizon, ExposureTally exposure) {
        int day = orders.orderedDay(row);
        int band = horizon.band(day);
        int age = horizon.age(day);
        long amount = orders.amountMinor(row);
        int ended = Math.min(orders.closedDay(row), orders.cancelledDay(row));
        exposure.held(day, ended, amount);
        if (earliestAge < 0) {
            earliestAge = age;
        }
        if (horizon.hasCome(orders.cancelledDay(row))) {
            add(band, CANCELLED_MINOR, amount);
            return;
        }
        add(band, MINOR, amount);
        count(band, COUNT);
        if (!horizon.hasCome(ended)) {
            openMinor += amount;
            if (orders.requestedDay(row) < horizon.asOf()) {
                waitingMinor += amount;
            }
        }
        if (Horizon.isInLastYear(band)) {
            largestMinor.raise(band, amount);
            countDay(age);
            if (orders.category(row) != 0) {
                categories.add(orders.category(row), amount);
            }
        }
        if (age < SalesTally.MONTHS * SalesTally.MONTH_DAYS) {
            monthMinor[age / SalesTally.MONTH_DAYS] += amount;
        }
        lastAge = age;
    }

    private void countDay(int age) {
        if (orderDays == 0) {
            firstAge = age;
            orderDays = 1;
        } else if (age != lastAge) {
            orderDays++;
        }
    }

    private void delivery(Deliveries deliveries, int row, Horizon horizon, ExposureTally exposure) {
        long amount = deliveries.amountMinor(row);
        exposure.held(deliveries.day(row), deliveries.invoicedDay(row), amount);
        deliveryCount++;
        if (!horizon.hasCome(deliveries.invoicedDay(row))) {
            notInvoicedMinor += amount;
        }
    }

    /** What a delivery takes off its order, at most what is left of it: deliveries come in the order of their days. */
    private void fill(
            Orders orders, Deliveries deliveries, int row, long[] left, Horizon horizon, ExposureTally exposure) {
        int order = deliveries.order(row);
        long filled = order < 0 ? 0 : Math.min(deliveries.amountMinor(row), left[order]);
        if (filled == 0) {
            return;
        }
        left[order] -= filled;
        int ended = Math.min(orders.closedDay(order), orders.cancelledDay(order));
        exposure.held(Math.max(deliveries.day(row), orders.orderedDay(order)), ended, -filled);
        if (!horizon.hasCome(ended)) {
            openMinor -= filled;
            waitingMinor -= orders.requestedDay(order) < horizon.asOf() ? filled : 0;
        }
    }

    /** Whether any order was seen, cancelled or not. */
    boolean isEmpty() {
        return earliestAge < 0;
    }

    /** Days since the first order, that day and the day of assessment included; 0 without orders. */
    int historyDays() {
        return earliestAge + 1;
    }

    boolean hasOrder() {
        return lastAge >= 0;
    }

    /** Days since the last order that was not cancelled; only where there is one. */
    int lastAge() {
        return lastAge;
    }

    /** Whether orders came on enough days of the last year for a usual gap to be known. */
    boolean isOrderingOften() {
        return orderDays >= PaymentTally.ENOUGH;
    }

    /** Average days between the days with orders in the last 365; only where there are several. */
    double usualGapDays() {
        return (double) (firstAge - lastAge) / (orderDays - 1);
    }

    long monthMinor(int month) {
        return monthMinor[month];
    }

    /** Sum of the twelve months of 30 days. */
    long monthsMinor() {
        long sum = 0;
        for (long month : monthMinor) {
            sum += month;
        }
        return sum;
    }

    @Override
    void accumulate() {
        super.accumulate();
        largestMinor.accumulate();
    }
}
