package io.ballast.engine.model.tree;

/** How the score of trees becomes a probability. */
enum Link {
    /** The score is log odds. */
    LOGIT {
        @Override
        double probability(double score) {
            return 1 / (1 + StrictMath.exp(-score));
        }
    },
    /** The score is a share already, but for rounding. */
    SHARE {
        @Override
        double probability(double score) {
            return Math.clamp(score, 0.0, 1.0);
        }
    };

    abstract double probability(double score);
}
