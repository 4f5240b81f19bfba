package io.ballast.server.modellab;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.payment.PaymentSight;
import io.ballast.engine.model.payment.PaymentTrial;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * An invoice that was foretold on a day after those the model was fitted on, and what came of it.
 *
 * @param customer code
 * @param invoice number, with its instalment where there are several
 * @param day of observation
 * @param low one payment in ten comes earlier
 * @param middle the day that was said
 * @param high one in ten comes later; empty where that is beyond the horizon
 * @param own the day that the customer's own mean delay says
 * @param paidOn when it was paid; empty where that was beyond the horizon, or never
 * @param error days between what was said and what came
 * @param ownError the same of the own mean delay
 */
record TriedPayment(
        String customer,
        String invoice,
        LocalDate day,
        LocalDate dueOn,
        LocalDate low,
        LocalDate middle,
        Optional<LocalDate> high,
        LocalDate own,
        Optional<LocalDate> paidOn,
        int error,
        int ownError,
        boolean isHeld) {
    private static final String INVOICE = "invoice";
    private static final String DUE = "due";
    private static final String LOW = "low";
    private static final String MIDDLE = "middle";
    private static final String HIGH = "high";
    private static final String OWN = "own";
    private static final String CAME = "came";

    boolean isOverdue() {
        return day.isAfter(dueOn);
    }

    /** What is kept of a trial: one row for each case. */
    static DataSet keep(PaymentTrial trial) {
        List<PaymentTrial.Tried> tried = trial.tried();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] codes = new int[tried.size()];
        int[] days = new int[tried.size()];
        boolean[] late = new boolean[tried.size()];
        for (int row = 0; row < codes.length; row++) {
            PaymentSight sight = tried.get(row).of().sight();
            codes[row] = numbers.computeIfAbsent(sight.number(), _ -> numbers.size());
            days[row] = sight.day();
            late[row] = tried.get(row).of().cameDays() > 0;
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new CategoryColumn(INVOICE, List.copyOf(numbers.keySet()), codes));
        columns.add(column(DUE, tried, one -> one.of().sight().dueDay()));
        columns.add(column(LOW, tried, one -> one.said().lowDays()));
        columns.add(column(MIDDLE, tried, one -> one.said().middleDays()));
        columns.add(column(HIGH, tried, one -> one.said().highDays()));
        columns.add(column(OWN, tried, PaymentTrial.Tried::ownDays));
        columns.add(column(CAME, tried, one -> one.of().cameDays()));
        return new DataSet(
                tried.stream().map(one -> one.of().sight().customer()).toList(), days, new Sample(columns, late));
    }

    private static NumberColumn column(
            String name, List<PaymentTrial.Tried> tried, ToDoubleFunction<PaymentTrial.Tried> figure) {
        return new NumberColumn(name, tried.stream().mapToDouble(figure).toArray());
    }

    /** The cases that were kept. */
    static List<TriedPayment> of(DataSet kept) {
        CategoryColumn numbers = (CategoryColumn) kept.sample().column(INVOICE);
        List<TriedPayment> found = new ArrayList<>(kept.rows());
        for (int row = 0; row < kept.rows(); row++) {
            LocalDate day = kept.day(row).orElseThrow();
            LocalDate due = Days.date(number(kept, DUE, row));
            LocalDate base = due.isAfter(day) ? due : day;
            int low = number(kept, LOW, row);
            int middle = number(kept, MIDDLE, row);
            int high = number(kept, HIGH, row);
            int own = number(kept, OWN, row);
            int came = number(kept, CAME, row);
            found.add(new TriedPayment(
                    kept.subject(row),
                    numbers.categories().get(numbers.code(row)),
                    day,
                    due,
                    base.plusDays(low),
                    base.plusDays(middle),
                    within(base, high),
                    base.plusDays(own),
                    within(base, came),
                    Math.abs(middle - came),
                    Math.abs(own - came),
                    low <= came && came <= high));
        }
        return found;
    }

    private static Optional<LocalDate> within(LocalDate base, int days) {
        return days < PaymentSight.HORIZON_DAYS ? Optional.of(base.plusDays(days)) : Optional.empty();
    }

    private static int number(DataSet kept, String column, int row) {
        return (int) ((NumberColumn) kept.sample().column(column)).value(row);
    }
}
