package io.ballast.engine.model.tree;

/** How the risk may move while one number grows and all else stays. */
public enum Trend {
    FREE,
    RISING,
    FALLING
}
