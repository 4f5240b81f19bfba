package io.ballast.engine.model.payment;

import io.ballast.engine.model.validation.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a trial found.
 *
 * @param all every case
 * @param notDue those that were not overdue on the day of observation
 * @param overdue those that were
 * @param months by month of observation, the first one first
 */
public record PaymentFigures(Part all, Part notDue, Part overdue, List<OfMonth> months) {
    public PaymentFigures {
        months = List.copyOf(months);
    }

    /**
     * Some of the cases.
     *
     * @param gain days by which the model errs less than the own mean delay, with 95 % confidence
     */
    public record Part(PaymentErrors errors, Interval gain) {
        static Part of(PaymentTrial trial) {
            return new Part(trial.errors(), trial.gain());
        }

        /** Whether the model errs less by more than chance: only then it is used. */
        public boolean isBetter() {
            return gain.lower() > 0;
        }
    }

    /**
     * The cases of one month.
     *
     * @param month its first day
     */
    public record OfMonth(LocalDate month, PaymentErrors errors) {}

    /** The figures of a trial. */
    public static PaymentFigures of(PaymentTrial trial) {
        TreeMap<LocalDate, PaymentTrial> byMonth = new TreeMap<>();
        for (PaymentTrial.Tried one : trial.tried()) {
            LocalDate month = month(one.of().sight());
            byMonth.computeIfAbsent(
                    month, of -> trial.where(sight -> month(sight).equals(of)));
        }
        Predicate<PaymentSight> isOverdue = PaymentSight::isOverdue;
        return new PaymentFigures(
                Part.of(trial),
                Part.of(trial.where(isOverdue.negate())),
                Part.of(trial.where(isOverdue)),
                byMonth.entrySet().stream()
                        .map(of -> new OfMonth(of.getKey(), of.getValue().errors()))
                        .toList());
    }

    private static LocalDate month(PaymentSight sight) {
        return LocalDate.ofEpochDay(sight.day()).withDayOfMonth(1);
    }
}
