package io.ballast.server.modellab;

/** What a training compares. */
enum ModelKind {
    /** The scorecard of the policy in force, as it stands: what a fitted model has to beat. */
    EXPERT,
    /** The customer's own share of late payments: what needs no model at all. */
    NAIVE,
    /** Which data are missing, and nothing else: what a model knows beyond it, it knows from the data. */
    ABSENCE,
    SCORECARD,
    TREE,
    FOREST,
    BOOSTING;

    /** Whether it was there before and is measured only. */
    boolean isBaseline() {
        return this == EXPERT || this == NAIVE || this == ABSENCE;
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
