package io.ballast.engine.model.binning;

/** How the event rate runs from the lowest bin to the highest. */
public enum Trend {
    ASCENDING,
    DESCENDING,
    /** Up to one bin and down from it. */
    PEAK,
    /** Down to one bin and up from it. */
    VALLEY,
    FREE;

    public boolean isMonotone() {
        return this == ASCENDING || this == DESCENDING;
    }
}
