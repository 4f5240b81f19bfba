package io.ballast.engine.model.tree;

import java.util.List;

/**
 * Why an observation has its score.
 *
 * <pre>score = usual + sum of the contributions</pre>
 *
 * @param usual mean score of the observations that the trees grew on
 * @param contributions one for each predictor, in their order
 * @param score what the trees give; the sum is the same but for rounding of the last digits
 */
public record Explanation(double usual, List<Contribution> contributions, double score) {
    public Explanation {
        contributions = List.copyOf(contributions);
    }
}
