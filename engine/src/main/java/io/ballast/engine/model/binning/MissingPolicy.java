package io.ballast.engine.model.binning;

/** What the absence of a value says. */
public enum MissingPolicy {
    /** What it said in the sample. */
    EMPIRICAL,
    /** Nothing. */
    NEUTRAL,
    /** As much as the worst bin. */
    WORST
}
