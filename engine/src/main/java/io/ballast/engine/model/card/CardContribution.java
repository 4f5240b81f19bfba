package io.ballast.engine.model.card;

/**
 * Points that one characteristic gave.
 *
 * @param characteristic its name
 * @param bin what the value fell into
 * @param points given
 * @param bestPoints the most it gives
 */
public record CardContribution(String characteristic, String bin, int points, int bestPoints) {
    /** How much more the best bin gives; 0 or more, as nobody loses by a bin that the sample did not have. */
    public int lostPoints() {
        return Math.max(0, bestPoints - points);
    }
}
