package io.ballast.engine.indicator;

/** The unit of a reading; screens turn RATIO into percent, the engine never does. */
public enum Unit {
    DAYS,
    RATIO,
    MONEY,
    COUNT,
    INDEX,
    FLAG
}
