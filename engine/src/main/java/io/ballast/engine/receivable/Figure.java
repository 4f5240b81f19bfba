package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;

/**
 * A figure with everything that is needed to compare it: two figures of one name but different variants are not
 * comparable, and differ by as much as 24 points for the same ledger.
 *
 * @param name what it is called
 * @param variant which of the customary formulas
 * @param window the days it speaks of
 * @param unit its unit
 * @param outcome the value, or the reason why there is none
 */
public record Figure(Text name, Text variant, Window window, FigureUnit unit, Outcome outcome) {

    /** A value or a reason, never zero in place of unknown. */
    public sealed interface Outcome {

        /** @param amount finite, in the figure's unit */
        record Value(double amount) implements Outcome {
            public Value {
                if (!Double.isFinite(amount)) {
                    throw new IllegalArgumentException("A figure must be finite: " + amount);
                }
            }
        }

        record NoValue(Text because) implements Outcome {}
    }

    static Outcome value(double amount) {
        return new Outcome.Value(amount);
    }

    static Outcome noValue(Text because) {
        return new Outcome.NoValue(because);
    }

    /** The quotient, or the reason if the denominator is not positive. */
    static Outcome quotient(long numerator, long denominator, Text because) {
        return denominator > 0 ? value((double) numerator / denominator) : noValue(because);
    }

    /** The quotient times a number of days, or the reason if the denominator is not positive. */
    static Outcome daysOf(long numerator, int days, long denominator, Text because) {
        return denominator > 0 ? value((double) numerator * days / denominator) : noValue(because);
    }
}
