package io.ballast.bench;

import io.ballast.engine.ledger.Orders;
import io.ballast.engine.model.order.OrderErrors;
import io.ballast.engine.model.order.OrderForecast;
import io.ballast.engine.model.order.OrderPast;
import io.ballast.engine.model.order.OrderStudy;
import io.ballast.engine.model.order.OrderTried;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.value.Days;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.samples.EngineFacts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Orders of the month, as the product foretells them, beside last month and the same month of last year. The demo
 * company; of the ledgers of HighRadius and IBM, where they are given, what was invoiced stands in for orders.
 */
public final class OrderComparison {
    private static final int MONTHS = 36;

    /** A large company. */
    private static final int MANY = 100_000;

    private OrderComparison() {}

    public static void main(String[] arguments) throws IOException {
        Path figures = Path.of(arguments[0]);
        DemoSettings settings = DemoSettings.standard();
        List<OrderPast> demo = demo(settings);
        compare(figures, "demo company", demo);
        compare(
                figures,
                "demo company, " + MANY + " customers",
                IntStream.range(0, MANY)
                        .mapToObj(i -> new OrderPast(
                                Integer.toString(i), demo.get(i % demo.size()).monthsMinor()))
                        .toList());
        if (arguments.length > 1) {
            compare(figures, "HighRadius", highRadius(Path.of(arguments[1])));
        }
        if (arguments.length > 2) {
            compare(figures, "IBM", ibm(Path.of(arguments[2])));
        }
    }

    private static List<OrderPast> demo(DemoSettings settings) {
        DemoCompany company = new DemoCompany(settings);
        YearMonth next = YearMonth.from(settings.asOf().plusDays(1));
        return IntStream.range(0, settings.customers())
                .parallel()
                .mapToObj(index -> past(
                        Integer.toString(index),
                        EngineFacts.facts(company.customer(index), settings.asOf())
                                .ledger()
                                .orders(),
                        next))
                .toList();
    }

    private static OrderPast past(String customer, Orders orders, YearMonth next) {
        List<Long> months = new ArrayList<>(Collections.nCopies(MONTHS, 0L));
        for (int row = 0; row < orders.size(); row++) {
            LocalDate end = YearMonth.from(Days.date(orders.orderedDay(row))).atEndOfMonth();
            if (orders.cancelledDay(row) > Days.epochDay(end)) {
                add(months, Days.date(orders.orderedDay(row)), next, orders.amountMinor(row));
            }
        }
        return new OrderPast(customer, months);
    }

    private static void add(List<Long> months, LocalDate day, YearMonth next, long minor) {
        int place = MONTHS - Math.toIntExact(YearMonth.from(day).until(next, ChronoUnit.MONTHS));
        if (place >= 0 && place < MONTHS) {
            months.set(place, months.get(place) + minor);
        }
    }

    private static List<OrderPast> highRadius(Path file) throws IOException {
        YearMonth next = YearMonth.of(2020, 3);
        List<OrderPast> customers = new ArrayList<>();
        PaymentHistory.read(file).invoices().forEach((customer, invoices) -> {
            List<Long> months = new ArrayList<>(Collections.nCopies(MONTHS, 0L));
            invoices.forEach(invoice -> add(months, Days.date(invoice.issuedDay()), next, invoice.amountMinor()));
            customers.add(new OrderPast(customer, months));
        });
        return customers;
    }

    private static List<OrderPast> ibm(Path file) throws IOException {
        YearMonth next = YearMonth.of(2013, 12);
        Map<String, List<Long>> customers = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String[] day = cells[4].split("/");
            add(
                    customers.computeIfAbsent(cells[1], customer -> new ArrayList<>(Collections.nCopies(MONTHS, 0L))),
                    LocalDate.of(Integer.parseInt(day[2]), Integer.parseInt(day[0]), Integer.parseInt(day[1])),
                    next,
                    new BigDecimal(cells[6]).movePointRight(2).longValueExact());
        }
        return customers.entrySet().stream()
                .map(entry -> new OrderPast(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void compare(Path figures, String ledger, List<OrderPast> customers) throws IOException {
        long start = System.nanoTime();
        OrderStudy study = OrderStudy.of(customers);
        double seconds = (System.nanoTime() - start) / 1e9;
        OrderErrors errors = study.errors().orElseThrow();
        Interval gain = errors.gain().orElseThrow();
        long foretold = study.forecasts().stream()
                .filter(OrderForecast.Foretold.class::isInstance)
                .count();
        line(
                figures,
                String.format(
                        Locale.ROOT,
                        "%s: %d of %d customers, %d months; error %.3f, last month %.3f, gain %.3f to %.3f; sum off by"
                                + " %.3f; interval holds %.1f %%; %.2f s",
                        ledger,
                        foretold,
                        customers.size(),
                        errors.tried(),
                        errors.error(),
                        errors.lastError(),
                        gain.lower(),
                        gain.upper(),
                        sumError(study.tried()),
                        100 * errors.held().orElse(Double.NaN),
                        seconds));
        if (errors.season().isPresent()) {
            OrderErrors.Season season = errors.season().get();
            line(
                    figures,
                    String.format(
                            Locale.ROOT,
                            "with a year known: %d months; error %.3f, same month last year %.3f",
                            season.tried(),
                            season.error(),
                            season.seasonError()));
        }
    }

    /** How far the sums of all customers were off, month by month. */
    private static double sumError(List<OrderTried> tried) {
        double error = 0;
        double came = 0;
        for (List<OrderTried> month : tried.stream()
                .collect(Collectors.groupingBy(OrderTried::monthsBack))
                .values()) {
            long ofMonth = month.stream().mapToLong(OrderTried::cameMinor).sum();
            error += Math.abs(
                    ofMonth - month.stream().mapToLong(OrderTried::saidMinor).sum());
            came += ofMonth;
        }
        return error / came;
    }

    private static void line(Path figures, String text) throws IOException {
        Files.writeString(figures, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
