package io.ballast.engine.rule;

import io.ballast.engine.indicator.Reading.Value;
import io.ballast.engine.indicator.Readings;

/**
 * A compiled number. Inside a compiled rule a number that is not known is {@link #NOTHING}, because arithmetic
 * carries it along by itself and no object is needed for it; it never leaves the rule, which answers with a
 * {@link Verdict}.
 */
sealed interface NumberCode {
    double NOTHING = Double.NaN;

    /** The number, finite, or {@link #NOTHING}. */
    double read(Readings readings);

    /** Says why {@link #read} gave nothing; asked only when it did. */
    void explain(Readings readings, Reasons reasons);

    default boolean isKnown(Readings readings) {
        return isNumber(read(readings));
    }

    static boolean isNumber(double number) {
        return !Double.isNaN(number);
    }

    /** A result of arithmetic: beyond the largest double there is no number. */
    static double finite(double result) {
        return Double.isInfinite(result) ? NOTHING : result;
    }

    /** A number written in the rule, or the rank of a text among the texts of the rule. */
    record Fixed(double amount) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return amount;
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            throw new IllegalStateException("A constant is always known: " + amount);
        }
    }

    /** The value of an indicator. */
    record OfIndicator(int index) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return at(readings, index);
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.missing(index);
        }

        static double at(Readings readings, int index) {
            return readings.at(index) instanceof Value value ? value.amount() : NOTHING;
        }
    }

    /** {@code or_else(name, fallback)}. */
    record OrElse(int index, NumberCode fallback) implements NumberCode {
        @Override
        public double read(Readings readings) {
            double amount = OfIndicator.at(readings, index);
            return isNumber(amount) ? amount : fallback.read(readings);
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            fallback.explain(readings, reasons);
        }
    }

    record Negative(NumberCode operand) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return -operand.read(readings);
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            operand.explain(readings, reasons);
        }
    }

    record Absolute(NumberCode operand) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return Math.abs(operand.read(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            operand.explain(readings, reasons);
        }
    }

    record Sum(NumberCode left, NumberCode right, Position at) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return finite(left.read(readings) + right.read(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.arithmetic(left, right, readings, at);
        }
    }

    record Difference(NumberCode left, NumberCode right, Position at) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return finite(left.read(readings) - right.read(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.arithmetic(left, right, readings, at);
        }
    }

    record Product(NumberCode left, NumberCode right, Position at) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return finite(left.read(readings) * right.read(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.arithmetic(left, right, readings, at);
        }
    }

    record Quotient(NumberCode left, NumberCode right, Position at) implements NumberCode {
        @Override
        public double read(Readings readings) {
            double divisor = right.read(readings);
            return divisor == 0 ? NOTHING : finite(left.read(readings) / divisor);
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            if (right.read(readings) == 0) {
                reasons.divisionByZero(at);
            } else {
                reasons.arithmetic(left, right, readings, at);
            }
        }
    }

    record Smaller(NumberCode left, NumberCode right, Position at) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return Math.min(left.read(readings), right.read(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.arithmetic(left, right, readings, at);
        }
    }

    record Larger(NumberCode left, NumberCode right, Position at) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return Math.max(left.read(readings), right.read(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.arithmetic(left, right, readings, at);
        }
    }

    /** {@code condition ? then : otherwise}; without a condition there is no number. */
    record Chosen(TruthCode condition, NumberCode then, NumberCode otherwise) implements NumberCode {
        @Override
        public double read(Readings readings) {
            return switch (condition.decide(readings)) {
                case HIT -> then.read(readings);
                case NO_HIT -> otherwise.read(readings);
                case UNKNOWN -> NOTHING;
            };
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            switch (condition.decide(readings)) {
                case HIT -> then.explain(readings, reasons);
                case NO_HIT -> otherwise.explain(readings, reasons);
                case UNKNOWN -> condition.explain(readings, reasons);
            }
        }
    }
}
