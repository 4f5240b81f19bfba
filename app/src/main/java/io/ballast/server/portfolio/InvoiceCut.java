package io.ballast.server.portfolio;

import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some open invoices, as an address says it.
 *
 * @param customer of one customer
 * @param when by when they are due
 */
record InvoiceCut(Optional<Long> customer, When when) {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int MOST_DAYS = 366;

    /** By when an invoice is due, seen from the day of the run. */
    sealed interface When {
        /** Whenever. */
        record Always() implements When {}

        /** In an ageing bucket, from 0. */
        record Bucket(int number) implements When {}

        /** Past due. */
        record Overdue() implements When {}

        /** On the day or in the days after it. */
        record DueWithin(int days) implements When {}

        /** Past due for so many days or less. */
        record NewlyOverdue(int days) implements When {}
    }

    static InvoiceCut of(When when) {
        return new InvoiceCut(Optional.empty(), when);
    }

    /**
     * Reads it from the parameters of an address.
     *
     * @throws Refusal if one of them says nothing known
     */
    static InvoiceCut of(Map<String, String> parameters) {
        Optional<Long> customer =
                Optional.ofNullable(parameters.get("customer")).map(text -> number("customer", text, Long.MAX_VALUE));
        When when = new When.Always();
        if (parameters.containsKey("bucket")) {
            when = new When.Bucket(days(parameters, "bucket", AgeingBuckets.DEFAULT.size() - 1));
        } else if (parameters.containsKey("overdue")) {
            when = new When.Overdue();
        } else if (parameters.containsKey("due")) {
            when = new When.DueWithin(days(parameters, "due", MOST_DAYS));
        } else if (parameters.containsKey("new")) {
            when = new When.NewlyOverdue(days(parameters, "new", MOST_DAYS));
        }
        return new InvoiceCut(customer, when);
    }

    private static int days(Map<String, String> parameters, String name, int most) {
        return Math.toIntExact(number(name, parameters.getOrDefault(name, ""), most));
    }

    private static long number(String name, String text, long most) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
            throw Refusal.badRequest("portfolio.fault.filter", name);
        }
        return Long.parseLong(text);
    }

    /** First due day, inclusive. */
    LocalDate from(LocalDate asOf) {
        List<Integer> bounds = AgeingBuckets.DEFAULT.upperBounds();
        return switch (when) {
            case When.Always(), When.Overdue() -> FIRST_DAY;
            case When.Bucket(int number) -> number < bounds.size() ? asOf.minusDays(bounds.get(number)) : FIRST_DAY;
            case When.DueWithin(int days) -> asOf;
            case When.NewlyOverdue(int days) -> asOf.minusDays(days);
        };
    }

    /** Last due day, inclusive. */
    LocalDate to(LocalDate asOf) {
        return switch (when) {
            case When.Always() -> LAST_DAY;
            case When.Bucket(int number) ->
                number == 0
                        ? LAST_DAY
                        : asOf.minusDays(AgeingBuckets.DEFAULT.upperBounds().get(number - 1) + 1L);
            case When.DueWithin(int days) -> asOf.plusDays(days);
            case When.Overdue overdue -> asOf.minusDays(1);
            case When.NewlyOverdue newlyOverdue -> asOf.minusDays(1);
        };
    }

    /** The address of the list. */
    String path() {
        return "/receivables/invoices" + query();
    }

    String export() {
        return "/receivables/invoices.csv" + query();
    }

    /** The parameters of its address, with the question mark if there are any. */
    String query() {
        String due = switch (when) {
            case When.Always() -> "";
            case When.Bucket(int number) -> "bucket=" + number;
            case When.Overdue() -> "overdue=1";
            case When.DueWithin(int days) -> "due=" + days;
            case When.NewlyOverdue(int days) -> "new=" + days;
        };
        String of = customer.map(id -> "customer=" + id).orElse("");
        String both = of + (of.isEmpty() || due.isEmpty() ? "" : "&") + due;
        return both.isEmpty() ? "" : "?" + both;
    }
}
