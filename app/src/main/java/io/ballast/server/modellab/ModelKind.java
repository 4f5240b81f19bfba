package io.ballast.server.modellab;

/** What a training compares. */
enum ModelKind {
    /** The scorecard of the policy in force, as it stands: what a fitted model has to beat. */
    EXPERT,
    /** The customer's own share of late payments: what needs no model at all. */
    NAIVE,
    SCORECARD,
    TREE,
    FOREST,
    BOOSTING;

    /** Whether it was there before and is measured only. */
    boolean isBaseline() {
        return this == EXPERT || this == NAIVE;
    }

    /** Whether it is made of trees. */
    boolean isTrees() {
        return this == TREE || this == FOREST || this == BOOSTING;
    }

    /** Message key of its name. */
    String label() {
        return "modellab.kind." + name();
    }

    /** Message key of its name beside a line of a chart. */
    String shortLabel() {
        return label() + ".short";
    }
}
