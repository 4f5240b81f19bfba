package io.ballast.engine.model.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The orders of the next month of each customer, and what such forecasts were worth in the last six months. Each of
 * these months is foretold with a method chosen, and an interval measured, on earlier months only.
 *
 * @param forecasts one for each customer, in their order
 * @param tried the months of the last six that could be foretold
 * @param errors of these; empty where nothing was tried or ordered
 */
public record OrderStudy(List<OrderForecast> forecasts, List<OrderTried> tried, Optional<OrderErrors> errors) {
    /** So many months are tried, and so many before a month measure its interval. */
    public static final int TRIED_MONTHS = 6;

    private static final int YEAR = 12;

    public OrderStudy {
        forecasts = List.copyOf(forecasts);
        tried = List.copyOf(tried);
    }

    /** The months of a customer since its first order. */
    private static final class Row {
        private final String customer;
        private final long[] months;

        Row(OrderPast past) {
            this.customer = past.customer();
            this.months = past.sinceFirst();
        }

        int known(int monthsBack) {
            return months.length - monthsBack;
        }

        Optional<OrderChoice> choice(int monthsBack) {
            return OrderChoice.of(months, known(monthsBack));
        }

        long came(int monthsBack) {
            return months[known(monthsBack)];
        }
    }

    /**
     * Foretells and measures.
     *
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public static OrderStudy of(List<OrderPast> customers) {
        Set<String> names = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        for (OrderPast past : customers) {
            if (!names.add(past.customer())) {
                throw new IllegalArgumentException("Twice: " + past.customer());
            }
            rows.add(new Row(past));
        }
        List<List<Double>> scores = scores(rows);
        List<OrderTried> tried = new ArrayList<>();
        for (int back = TRIED_MONTHS; back >= 1; back--) {
            Optional<OrderMargin> margin = margin(scores, back);
            for (Row row : rows) {
                int month = back;
                row.choice(back).ifPresent(choice -> tried.add(tried(row, month, choice, margin)));
            }
        }
        Optional<OrderMargin> margin = margin(scores, 0);
        return new OrderStudy(rows.stream().map(row -> forecast(row, margin)).toList(), tried, OrderErrors.of(tried));
    }

    /** By months back, errors over the own mean error; the first list is that of the next month and stays empty. */
    private static List<List<Double>> scores(List<Row> rows) {
        List<List<Double>> scores = new ArrayList<>();
        scores.add(List.of());
        for (int back = 1; back <= 2 * TRIED_MONTHS; back++) {
            List<Double> ofMonth = new ArrayList<>();
            for (Row row : rows) {
                int month = back;
                row.choice(back)
                        .filter(choice -> choice.meanError() > 0)
                        .ifPresent(choice ->
                                ofMonth.add(Math.abs(row.came(month) - choice.amount()) / choice.meanError()));
            }
            scores.add(ofMonth);
        }
        return scores;
    }

    private static Optional<OrderMargin> margin(List<List<Double>> scores, int monthsBack) {
        return OrderMargin.of(scores.subList(monthsBack + 1, monthsBack + 1 + TRIED_MONTHS).stream()
                .flatMap(List::stream)
                .toList());
    }

    private static OrderTried tried(Row row, int back, OrderChoice choice, Optional<OrderMargin> margin) {
        int known = row.known(back);
        return new OrderTried(
                row.customer,
                back,
                row.came(back),
                Math.round(choice.amount()),
                choice.method(),
                margin.map(of -> of.around(choice)),
                row.months[known - 1],
                known >= YEAR ? OptionalLong.of(row.months[known - YEAR]) : OptionalLong.empty());
    }

    private static OrderForecast forecast(Row row, Optional<OrderMargin> margin) {
        Optional<OrderChoice> choice = row.choice(0);
        if (choice.isEmpty()) {
            return new OrderForecast.NotEnough(
                    row.customer, OrderChoice.because(row.months, row.known(0)).orElseThrow());
        }
        OrderChoice chosen = choice.get();
        return new OrderForecast.Foretold(
                row.customer,
                Math.round(chosen.amount()),
                chosen.method(),
                margin.map(of -> of.around(chosen)),
                row.known(0));
    }
}
