package io.ballast.engine.model.tree;

/**
 * A question about one column: what is at most the threshold goes left; of categories it is their place in the
 * predictor's list that counts.
 *
 * @param column place of the predictor
 * @param threshold highest value that goes left
 * @param missingLeft whether what has no value goes left
 * @param gain by how much the answer lowers the loss
 */
record Split(int column, double threshold, boolean missingLeft, double gain) {
    static final Split NONE = new Split(0, 0, false, 0);
}
