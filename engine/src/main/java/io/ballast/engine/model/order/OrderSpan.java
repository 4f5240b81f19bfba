package io.ballast.engine.model.order;

/**
 * Between which amounts the orders of a month lie in 80 of 100 cases.
 *
 * @param lowMinor minor units, 0 or more
 * @param highMinor not below
 */
public record OrderSpan(long lowMinor, long highMinor) {
    public OrderSpan {
        if (lowMinor < 0 || highMinor < lowMinor) {
            throw new IllegalArgumentException("Not a span: " + lowMinor + " to " + highMinor);
        }
    }

    /** Ends included. */
    public boolean holds(long minor) {
        return lowMinor <= minor && minor <= highMinor;
    }
}
