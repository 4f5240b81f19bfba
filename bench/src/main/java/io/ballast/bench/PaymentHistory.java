package io.ballast.bench;

import io.ballast.engine.model.Sample;
import io.ballast.engine.model.payment.BookedInvoice;
import io.ballast.engine.model.payment.PaymentCase;
import io.ballast.engine.model.payment.PaymentPast;
import io.ballast.engine.model.payment.PaymentSight;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A ledger of paid invoices, each as it was seen 15 days before it was due. The file has no day of issue: the due day
 * less the terms stands in for it, 15 days where they are not known.
 */
final class PaymentHistory {
    static final int DAYS_AHEAD = 15;

    private final Map<String, PaymentPast> customers = new TreeMap<>();
    private final Map<String, List<BookedInvoice>> invoices = new TreeMap<>();
    private final List<Invoice> byDueDay = new ArrayList<>();

    /** An invoice with whose it is. */
    record Invoice(String customer, BookedInvoice booked) {
        int known() {
            return booked.dueDay() - DAYS_AHEAD;
        }

        int delay() {
            return booked.closedDay() - booked.dueDay();
        }
    }

    /** Reads the file; the columns that count are the terms and the last ones. */
    static PaymentHistory read(Path file) throws IOException {
        PaymentHistory history = new PaymentHistory();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            int last = cells.length;
            int terms = cells[4].isEmpty() ? DAYS_AHEAD : (int) Double.parseDouble(cells[4]);
            int due = Math.toIntExact(LocalDate.parse(cells[last - 5]).toEpochDay());
            int cleared = Math.toIntExact(LocalDate.parse(cells[last - 4]).toEpochDay());
            int issued = Math.min(due - terms, cleared);
            long minor = new BigDecimal(cells[last - 6]).movePointRight(2).longValueExact();
            var invoice = new BookedInvoice(
                    Integer.toString(i),
                    minor,
                    issued,
                    due,
                    Math.min(issued, due - DAYS_AHEAD),
                    cleared,
                    cleared,
                    true);
            history.invoices
                    .computeIfAbsent(cells[0], customer -> new ArrayList<>())
                    .add(invoice);
            history.byDueDay.add(new Invoice(cells[0], invoice));
        }
        history.invoices.forEach(
                (customer, booked) -> history.customers.put(customer, new PaymentPast(customer, booked)));
        history.byDueDay.sort(
                Comparator.comparingInt(invoice -> invoice.booked().dueDay()));
        return history;
    }

    Collection<PaymentPast> customers() {
        return customers.values();
    }

    /** All invoices by customer. */
    Map<String, List<BookedInvoice>> invoices() {
        return Collections.unmodifiableMap(invoices);
    }

    /** All invoices that were open 15 days before they were due, first due first. */
    List<Invoice> byDueDay() {
        return byDueDay.stream()
                .filter(invoice -> invoice.booked().closedDay() > invoice.known())
                .toList();
    }

    /** What was known of each, and what came of it. */
    List<PaymentCase> cases(List<Invoice> invoices) {
        return invoices.stream().map(this::seen).toList();
    }

    private PaymentCase seen(Invoice invoice) {
        PaymentPast past = Objects.requireNonNull(customers.get(invoice.customer()));
        return past.cases(invoice.known(), Integer.MAX_VALUE, one -> one.equals(invoice.booked()))
                .getFirst();
    }

    /** What was known of each; the event is being paid more than so many days late. */
    static Sample sample(List<PaymentCase> cases, int days) {
        Sample sample =
                PaymentSight.sample(cases.stream().map(PaymentCase::sight).toList());
        boolean[] late = new boolean[cases.size()];
        for (int row = 0; row < late.length; row++) {
            late[row] = cases.get(row).cameDays() > days;
        }
        return new Sample(sample.columns(), late);
    }
}
