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

    static Reading of(double amount) {
        return new Value(amount);
    }

    static Reading of(long amount) {
        return new Value((double) amount);
    }

    /** The part divided by the whole, or the lack where the whole is 0. */
    static Reading share(double part, double whole, Lack ofWhole) {
        return whole == 0 ? ofWhole.reading() : new Value(part / whole);
    }

    /** The part divided by the whole, or the lack where the whole is 0. */
    static Reading share(long part, long whole, Lack ofWhole) {
        return share((double) part, (double) whole, ofWhole);
    }

    /** How much more, as a share of what was before, or the lack where nothing was before. */
    static Reading change(double now, double before, Lack ofBefore) {
        return before == 0 ? ofBefore.reading() : new Value((now - before) / before);
    }

    /** How much more, as a share of what was before, or the lack where nothing was before. */
    static Reading change(long now, long before, Lack ofBefore) {
        return change((double) now, (double) before, ofBefore);
    }
}
