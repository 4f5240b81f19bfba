package io.ballast.engine.receivable;

/** The unit of a figure. Percent exists on screens only. */
public enum FigureUnit {
    DAYS,
    /** A share or quotient, 1 = 100 %. */
    RATIO,
    /** Times a year. */
    TURNS,
    COUNT,
    /** Points of an index. */
    POINTS
}
