package io.ballast.engine.scoring;

import java.util.List;

/**
 * A score with its proof: base points and contributions that sum to it exactly.
 *
 * @param points the score, higher is better
 * @param basePoints points every customer starts from
 * @param contributions one per characteristic, in scorecard order
 * @param coverage share of the scorecard's weight that rests on real readings, 0..1
 * @param stalenessDays days since the newest document the readings rest on; 0 when there is none
 */
public record Score(int points, int basePoints, List<Contribution> contributions, double coverage, int stalenessDays) {
    public Score {
        contributions = List.copyOf(contributions);
        int sum = basePoints;
        for (Contribution contribution : contributions) {
            sum = Math.addExact(sum, contribution.points());
        }
        if (sum != points) {
            throw new IllegalArgumentException("Contributions sum to " + sum + ", the score says " + points);
        }
        if (!(coverage >= 0 && coverage <= 1)) {
            throw new IllegalArgumentException("Coverage out of range 0..1: " + coverage);
        }
    }
}
