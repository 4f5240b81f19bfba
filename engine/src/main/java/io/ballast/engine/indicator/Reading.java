package io.ballast.engine.indicator;

/** What an indicator says of one customer on one day: a number, or the reason why there is none. */
public sealed interface Reading {

    /**
     * A number in the indicator's unit.
     *
     * @param amount finite; ratios are 0..1 based, days are days, money is minor units
     */
    record Value(double amount) implements Reading {
        public Value {
            if (!Double.isFinite(amount)) {
                throw new IllegalArgumentException("A reading must be finite: " + amount);
            }
        }
    }

    /** No number can be given; unknown is never zero. */
    record NotEnoughData(Lack because) implements Reading {}
}
