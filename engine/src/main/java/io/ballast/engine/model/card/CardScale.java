package io.ballast.engine.model.card;

import io.ballast.engine.scoring.MasterScale;

/**
 * From log odds to points and back.
 *
 * <pre>points = anchorPoints + (ln(good : bad) - ln(anchorOdds)) x pointsToDoubleOdds / ln 2</pre>
 *
 * <p>Source: docs/sources.md#points-to-odds.
 *
 * @param anchorPoints score at which the anchor odds hold
 * @param anchorOdds good ones for each bad one at that score
 * @param pointsToDoubleOdds points that double the odds
 */
public record CardScale(int anchorPoints, double anchorOdds, int pointsToDoubleOdds) {
    private static final double LN_2 = 0.6931471805599453;

    public CardScale {
        if (!(anchorOdds > 0 && anchorOdds <= 1e9) || pointsToDoubleOdds <= 0) {
            throw new IllegalArgumentException(
                    "A scale needs positive odds and points: " + anchorOdds + ", " + pointsToDoubleOdds);
        }
    }

    /** The anchors of this scale, so that its grades fit the points. */
    public static CardScale of(MasterScale scale) {
        return new CardScale(scale.anchorPoints(), scale.anchorOdds(), scale.pointsToDoubleOdds());
    }

    /** Points for these log odds of good to bad, rounded. */
    int points(double logOdds) {
        return anchorPoints + part(logOdds - StrictMath.log(anchorOdds));
    }

    /** Points that so many log odds are worth, rounded. */
    int part(double logOdds) {
        return Math.toIntExact(Math.round(logOdds * pointsToDoubleOdds / LN_2));
    }

    /** The probability of the event at this score, 0..1. */
    double probability(int points) {
        double doublings = (double) (points - anchorPoints) / pointsToDoubleOdds;
        return 1 / (1 + anchorOdds * StrictMath.exp(LN_2 * doublings));
    }
}
