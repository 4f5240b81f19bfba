package io.ballast.engine.rule;

import io.ballast.engine.indicator.Readings;
import java.util.Arrays;

/** A compiled condition. */
sealed interface TruthCode {

    Verdict decide(Readings readings);

    /** Says why {@link #decide} gave UNKNOWN; asked only when it did. */
    void explain(Readings readings, Reasons reasons);

    /** {@code true}, {@code false}, and whatever comes to the same. */
    record Fixed(Verdict verdict) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            return verdict;
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            throw new IllegalStateException("A constant is always known: " + verdict);
        }
    }

    /** {@code known(name)}. */
    record Known(int index) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            return Verdict.of(NumberCode.isNumber(NumberCode.OfIndicator.at(readings, index)));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            throw new IllegalStateException("Whether a reading is known is always known");
        }
    }

    record Not(TruthCode operand) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            return operand.decide(readings).not();
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            operand.explain(readings, reasons);
        }
    }

    record And(TruthCode left, TruthCode right) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            Verdict verdict = left.decide(readings);
            return verdict == Verdict.NO_HIT ? verdict : verdict.and(right.decide(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.undecided(left, right, readings);
        }
    }

    record Or(TruthCode left, TruthCode right) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            Verdict verdict = left.decide(readings);
            return verdict == Verdict.HIT ? verdict : verdict.or(right.decide(readings));
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.undecided(left, right, readings);
        }
    }

    /** {@code left == right} between conditions. */
    record Alike(TruthCode left, TruthCode right) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            Verdict one = left.decide(readings);
            Verdict other = right.decide(readings);
            return one == Verdict.UNKNOWN || other == Verdict.UNKNOWN ? Verdict.UNKNOWN : Verdict.of(one == other);
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.undecided(left, right, readings);
        }
    }

    /** {@code condition ? then : otherwise}. */
    record Chosen(TruthCode condition, TruthCode then, TruthCode otherwise) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            return switch (condition.decide(readings)) {
                case HIT -> then.decide(readings);
                case NO_HIT -> otherwise.decide(readings);
                case UNKNOWN -> Verdict.UNKNOWN;
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

    /** {@code left < right}. */
    record Less(NumberCode left, NumberCode right) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            double one = left.read(readings);
            double other = right.read(readings);
            if (one < other) {
                return Verdict.HIT;
            }
            return one >= other ? Verdict.NO_HIT : Verdict.UNKNOWN;
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.unread(left, right, readings);
        }
    }

    /** {@code left == right} between numbers. */
    record Equal(NumberCode left, NumberCode right) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            double one = left.read(readings);
            double other = right.read(readings);
            if (one == other) {
                return Verdict.HIT;
            }
            return NumberCode.isNumber(one) && NumberCode.isNumber(other) ? Verdict.NO_HIT : Verdict.UNKNOWN;
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.unread(left, right, readings);
        }
    }

    /**
     * {@code name < constant} and its negation: most rules are made of this, so it reads without a call in between.
     *
     * @param yes verdict below the constant
     * @param no verdict at the constant and above
     */
    record Below(int index, double constant, Verdict yes, Verdict no) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            double amount = NumberCode.OfIndicator.at(readings, index);
            if (amount < constant) {
                return yes;
            }
            return amount >= constant ? no : Verdict.UNKNOWN;
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.missing(index);
        }
    }

    /**
     * {@code name > constant} and its negation.
     *
     * @param yes verdict above the constant
     * @param no verdict at the constant and below
     */
    record Above(int index, double constant, Verdict yes, Verdict no) implements TruthCode {
        @Override
        public Verdict decide(Readings readings) {
            double amount = NumberCode.OfIndicator.at(readings, index);
            if (amount > constant) {
                return yes;
            }
            return amount <= constant ? no : Verdict.UNKNOWN;
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            reasons.missing(index);
        }
    }

    /** {@code item in [constants]}; adding zero turns minus zero into zero, which a sorted search would tell apart. */
    final class AmongConstants implements TruthCode {
        private final NumberCode item;
        private final double[] sorted;

        AmongConstants(NumberCode item, double[] constants) {
            this.item = item;
            this.sorted = constants.clone();
            Arrays.sort(sorted);
        }

        @Override
        public Verdict decide(Readings readings) {
            double amount = item.read(readings);
            return NumberCode.isNumber(amount)
                    ? Verdict.of(Arrays.binarySearch(sorted, amount + 0.0) >= 0)
                    : Verdict.UNKNOWN;
        }

        @Override
        public void explain(Readings readings, Reasons reasons) {
            item.explain(readings, reasons);
        }
    }
}
