package io.ballast.engine.model.payment;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** An open invoice as it was seen on a day: only what the books showed by the evening of it. */
public final class PaymentSight {
    /** After so many days nothing is foretold any more; longer counts as this long. */
    public static final int HORIZON_DAYS = 90;

    private static final List<String> NAMES = List.of(
            "paid",
            "late share",
            "mean days",
            "deviation",
            "most days",
            "last days",
            "mean of last 3",
            "mean of last 10",
            "mean of 180 days",
            "mean by amount",
            "days since payment",
            "open",
            "open amount",
            "overdue share",
            "oldest overdue",
            "amount",
            "amount over mean",
            "terms",
            "days until due",
            "days overdue",
            "day of week",
            "day of month",
            "days left in month");

    private static final int PAID = NAMES.indexOf("paid");
    private static final int MEAN = NAMES.indexOf("mean days");

    private final String customer;
    private final BookedInvoice invoice;
    private final int day;
    private final double[] known;

    PaymentSight(String customer, BookedInvoice invoice, int day, double[] known) {
        this.customer = customer;
        this.invoice = invoice;
        this.day = day;
        this.known = known;
    }

    public String customer() {
        return customer;
    }

    /** Number of the invoice. */
    public String number() {
        return invoice.number();
    }

    /** Epoch day of the observation. */
    public int day() {
        return day;
    }

    public int dueDay() {
        return invoice.dueDay();
    }

    /** From which days are counted: the due day, or the day of the observation where that is later. */
    public int baseDay() {
        return Math.max(day, invoice.dueDay());
    }

    public boolean isOverdue() {
        return day > invoice.dueDay();
    }

    /** How many invoices the customer had paid by then. */
    public int paid() {
        return (int) known[PAID];
    }

    /** Mean delay of what the customer had paid by then, early days below 0; nothing without any. */
    public OptionalDouble meanDays() {
        return Double.isNaN(known[MEAN]) ? OptionalDouble.empty() : OptionalDouble.of(known[MEAN]);
    }

    /** No payment comes before the day of the observation, and none is foretold beyond the horizon. */
    int possible(double daysAfterBase) {
        return Math.clamp(Math.round(daysAfterBase), day - baseDay(), HORIZON_DAYS);
    }

    /** Whether it is known by the evening of a day when it was paid, or that it took longer than the horizon. */
    boolean isOver(int byDay) {
        return baseDay() + HORIZON_DAYS <= byDay;
    }

    /** What came of it. */
    PaymentCase came() {
        return new PaymentCase(
                this,
                invoice.isPaid() && invoice.closedDay() < baseDay() + HORIZON_DAYS
                        ? possible(invoice.closedDay() - baseDay())
                        : HORIZON_DAYS);
    }

    /** What is known of these, one row each, without outcomes. */
    public static Sample sample(List<PaymentSight> sights) {
        double[][] values = new double[NAMES.size()][sights.size()];
        for (int row = 0; row < sights.size(); row++) {
            double[] known = sights.get(row).known;
            for (int column = 0; column < known.length; column++) {
                values[column][row] = known[column];
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < values.length; column++) {
            columns.add(new NumberColumn(NAMES.get(column), values[column]));
        }
        return new Sample(columns, new boolean[sights.size()]);
    }
}
