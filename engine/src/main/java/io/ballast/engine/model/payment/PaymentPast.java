package io.ballast.engine.model.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** All invoices of one customer, and what the books showed of them on any day. */
public final class PaymentPast {
    private static final int WINDOW_DAYS = 180;

    private final String customer;
    private final List<BookedInvoice> invoices;
    private final List<BookedInvoice> byClosing;

    /**
     * @param invoices in an order that is always the same
     */
    public PaymentPast(String customer, List<BookedInvoice> invoices) {
        this.customer = customer;
        this.invoices = List.copyOf(invoices);
        this.byClosing = invoices.stream()
                .sorted(Comparator.comparingInt(BookedInvoice::closedKnownDay))
                .toList();
    }

    public String customer() {
        return customer;
    }

    /** What was open on the evening of a day, each invoice with what was known. */
    public List<PaymentSight> at(int day) {
        return at(day, invoice -> true);
    }

    /** The same of some invoices only. */
    public List<PaymentSight> at(int day, Predicate<BookedInvoice> wanted) {
        List<BookedInvoice> open =
                invoices.stream().filter(invoice -> invoice.isOpen(day)).toList();
        List<BookedInvoice> seen = open.stream().filter(wanted).toList();
        if (seen.isEmpty()) {
            return List.of();
        }
        List<BookedInvoice> paid =
                byClosing.stream().filter(invoice -> invoice.isPaidBy(day)).toList();
        double[] ofCustomer = ofCustomer(paid, open, day);
        double meanAmount = mean(paid, BookedInvoice::amountMinor);
        List<PaymentSight> sights = new ArrayList<>(seen.size());
        for (BookedInvoice invoice : seen) {
            sights.add(new PaymentSight(customer, invoice, day, known(ofCustomer, invoice, meanAmount, day)));
        }
        return sights;
    }

    /** What was open on a day and is known by another one to have been paid, or not within the horizon. */
    public List<PaymentCase> cases(int day, int byDay, Predicate<BookedInvoice> wanted) {
        return at(day, wanted).stream()
                .filter(sight -> sight.isOver(byDay))
                .map(PaymentSight::came)
                .toList();
    }

    private static double[] ofCustomer(List<BookedInvoice> paid, List<BookedInvoice> open, int day) {
        List<BookedInvoice> overdue =
                open.stream().filter(invoice -> invoice.dueDay() < day).toList();
        double mean = mean(paid, BookedInvoice::delayDays);
        double openAmount = sum(open, BookedInvoice::amountMinor);
        double paidAmount = sum(paid, BookedInvoice::amountMinor);
        return new double[] {
            paid.size(),
            mean(paid, invoice -> invoice.delayDays() > 0 ? 1 : 0),
            mean,
            StrictMath.sqrt(mean(paid, invoice -> (invoice.delayDays() - mean) * (invoice.delayDays() - mean))),
            paid.stream().mapToDouble(BookedInvoice::delayDays).max().orElse(Double.NaN),
            mean(newest(paid, 1), BookedInvoice::delayDays),
            mean(newest(paid, 3), BookedInvoice::delayDays),
            mean(newest(paid, 10), BookedInvoice::delayDays),
            mean(
                    paid.stream()
                            .filter(invoice -> invoice.closedKnownDay() > day - WINDOW_DAYS)
                            .toList(),
                    BookedInvoice::delayDays),
            sum(paid, invoice -> (double) invoice.delayDays() * invoice.amountMinor()) / positive(paidAmount),
            paid.isEmpty() ? Double.NaN : day - paid.getLast().closedKnownDay(),
            open.size(),
            openAmount,
            sum(overdue, BookedInvoice::amountMinor) / positive(openAmount),
            overdue.stream()
                    .mapToDouble(invoice -> day - invoice.dueDay())
                    .max()
                    .orElse(0)
        };
    }

    private static double[] known(double[] ofCustomer, BookedInvoice invoice, double meanAmount, int day) {
        LocalDate due = LocalDate.ofEpochDay(invoice.dueDay());
        double[] ofInvoice = {
            invoice.amountMinor(),
            invoice.amountMinor() / meanAmount,
            invoice.dueDay() - invoice.issuedDay(),
            Math.max(0, invoice.dueDay() - day),
            Math.max(0, day - invoice.dueDay()),
            due.getDayOfWeek().getValue(),
            due.getDayOfMonth(),
            due.lengthOfMonth() - due.getDayOfMonth()
        };
        double[] known = new double[ofCustomer.length + ofInvoice.length];
        System.arraycopy(ofCustomer, 0, known, 0, ofCustomer.length);
        System.arraycopy(ofInvoice, 0, known, ofCustomer.length, ofInvoice.length);
        return known;
    }

    private static List<BookedInvoice> newest(List<BookedInvoice> paid, int most) {
        return paid.subList(Math.max(0, paid.size() - most), paid.size());
    }

    private static double sum(List<BookedInvoice> some, ToDoubleFunction<BookedInvoice> figure) {
        double sum = 0;
        for (BookedInvoice invoice : some) {
            sum += figure.applyAsDouble(invoice);
        }
        return sum;
    }

    /** NaN, which is missing, where there is nothing. */
    private static double mean(List<BookedInvoice> some, ToDoubleFunction<BookedInvoice> figure) {
        return some.isEmpty() ? Double.NaN : sum(some, figure) / some.size();
    }

    private static double positive(double amount) {
        return amount > 0 ? amount : Double.NaN;
    }
}
