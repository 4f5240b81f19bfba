package io.ballast.bench;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ledger of paid invoices, and what was known of each customer 15 days before an invoice was due: only invoices
 * cleared before that day, and those open on it.
 */
final class PaymentHistory {
    private static final int DAYS_AHEAD = 15;
    private static final List<String> COLUMNS = List.of(
            "paid",
            "late share",
            "mean days",
            "deviation",
            "most days",
            "last days",
            "mean of last 3",
            "mean of last 10",
            "mean by amount",
            "days since payment",
            "open",
            "open amount",
            "overdue share",
            "oldest overdue",
            "amount",
            "amount over mean",
            "day of week",
            "day of month",
            "month");

    private final Map<String, List<Invoice>> byCustomer = new TreeMap<>();
    private final List<Invoice> byDueDay = new ArrayList<>();

    /**
     * A paid invoice; days are counted from 1970.
     */
    record Invoice(String customer, double amount, long due, long cleared) {
        long known() {
            return due - DAYS_AHEAD;
        }

        int delay() {
            return (int) (cleared - due);
        }
    }

    /** Reads the file; the columns that count are the first and the last ones. */
    static PaymentHistory read(Path file) throws IOException {
        PaymentHistory history = new PaymentHistory();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            int last = cells.length;
            Invoice invoice = new Invoice(
                    cells[0],
                    Double.parseDouble(cells[last - 6]),
                    LocalDate.parse(cells[last - 5]).toEpochDay(),
                    LocalDate.parse(cells[last - 4]).toEpochDay());
            history.byCustomer
                    .computeIfAbsent(invoice.customer(), customer -> new ArrayList<>())
                    .add(invoice);
            history.byDueDay.add(invoice);
        }
        history.byCustomer.values().forEach(list -> list.sort(Comparator.comparingLong(Invoice::cleared)));
        history.byDueDay.sort(Comparator.comparingLong(Invoice::due));
        return history;
    }

    /** All invoices, first due first. */
    List<Invoice> byDueDay() {
        return byDueDay;
    }

    /** What was known of each invoice; the event is being paid more than so many days late. */
    Sample sample(List<Invoice> invoices, int days) {
        double[][] values = new double[COLUMNS.size()][invoices.size()];
        boolean[] late = new boolean[invoices.size()];
        for (int row = 0; row < late.length; row++) {
            double[] known = known(invoices.get(row));
            for (int column = 0; column < known.length; column++) {
                values[column][row] = known[column];
            }
            late[row] = invoices.get(row).delay() > days;
        }
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < values.length; column++) {
            columns.add(new NumberColumn(COLUMNS.get(column), values[column]));
        }
        return new Sample(columns, late);
    }

    private double[] known(Invoice invoice) {
        long day = invoice.known();
        List<Invoice> all = byCustomer.getOrDefault(invoice.customer(), List.of());
        List<Invoice> paid = all.stream().filter(one -> one.cleared() < day).toList();
        List<Invoice> open = all.stream()
                .filter(one -> one.cleared() >= day && one.known() < day)
                .toList();
        List<Invoice> overdue = open.stream().filter(one -> one.due() < day).toList();
        double mean = delay(paid);
        double openAmount = amount(open);
        LocalDate due = LocalDate.ofEpochDay(invoice.due());
        return new double[] {
            paid.size(),
            mean(paid, (double) paid.stream().filter(one -> one.delay() > 0).count()),
            mean,
            Math.sqrt(mean(
                    paid,
                    paid.stream()
                            .mapToDouble(one -> Math.pow(one.delay() - mean, 2))
                            .sum())),
            paid.stream().mapToDouble(Invoice::delay).max().orElse(Double.NaN),
            delay(newest(paid, 1)),
            delay(newest(paid, 3)),
            delay(newest(paid, 10)),
            paid.stream().mapToDouble(one -> one.delay() * one.amount()).sum() / positive(amount(paid)),
            paid.isEmpty() ? Double.NaN : (double) (day - paid.getLast().cleared()),
            open.size(),
            openAmount,
            amount(overdue) / positive(openAmount),
            overdue.stream()
                    .mapToDouble(one -> (double) (day - one.due()))
                    .max()
                    .orElse(0),
            invoice.amount(),
            invoice.amount() / positive(mean(paid, amount(paid))),
            due.getDayOfWeek().getValue(),
            due.getDayOfMonth(),
            due.getMonthValue()
        };
    }

    private static List<Invoice> newest(List<Invoice> paid, int most) {
        return paid.subList(Math.max(0, paid.size() - most), paid.size());
    }

    private static double delay(List<Invoice> paid) {
        return mean(paid, paid.stream().mapToDouble(Invoice::delay).sum());
    }

    private static double amount(List<Invoice> invoices) {
        return invoices.stream().mapToDouble(Invoice::amount).sum();
    }

    private static double mean(List<Invoice> invoices, double sum) {
        return invoices.isEmpty() ? Double.NaN : sum / invoices.size();
    }

    private static double positive(double amount) {
        return amount > 0 ? amount : Double.NaN;
    }
}
