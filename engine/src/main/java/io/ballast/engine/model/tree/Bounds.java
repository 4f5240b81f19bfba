package io.ballast.engine.model.tree;

/** Between what a node's value must lie so that trends asked for above it are kept. */
record Bounds(double least, double most) {
    static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean areNone() {
        return least == Double.NEGATIVE_INFINITY && most == Double.POSITIVE_INFINITY;
    }

    double held(double value) {
        return Math.min(most, Math.max(least, value));
    }

    /** Of the left node below a question of this trend, whose nodes' values meet in the middle. */
    Bounds left(Trend trend, double middle) {
        return switch (trend) {
            case FREE -> this;
            case RISING -> new Bounds(least, middle);
            case FALLING -> new Bounds(middle, most);
        };
    }

    Bounds right(Trend trend, double middle) {
        return switch (trend) {
            case FREE -> this;
            case RISING -> new Bounds(middle, most);
            case FALLING -> new Bounds(least, middle);
        };
    }
}
