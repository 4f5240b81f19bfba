package io.ballast.engine.model.card;

import io.ballast.engine.model.binning.Binning;
import java.util.Collections;
import java.util.List;

/**
 * A question of a fitted card.
 *
 * @param binning its bins, with what the sample had in them
 * @param woes weight of evidence of each bin
 * @param coefficient of the WOE in the log odds of the event; never positive
 * @param points of each bin
 */
public record CardCharacteristic(Binning binning, List<Double> woes, double coefficient, List<Integer> points) {
    public CardCharacteristic {
        woes = List.copyOf(woes);
        points = List.copyOf(points);
        int bins = binning.counts().size();
        if (woes.size() != bins || points.size() != bins) {
            throw new IllegalArgumentException(binning.name() + " has " + bins + " bins, but " + woes.size()
                    + " weights of evidence and " + points.size() + " points");
        }
        if (!(coefficient <= 0)) {
            throw new IllegalArgumentException(binning.name() + " has a coefficient of wrong sign: " + coefficient);
        }
        for (double woe : woes) {
            if (!Double.isFinite(woe)) {
                throw new IllegalArgumentException(binning.name() + " has a weight of evidence that is not finite");
            }
        }
    }

    static CardCharacteristic of(Binning binning, List<Double> woes, double coefficient, CardScale scale) {
        return new CardCharacteristic(
                binning,
                woes,
                coefficient,
                woes.stream().map(woe -> scale.part(-coefficient * woe)).toList());
    }

    public String name() {
        return binning.name();
    }

    /** The most points of a bin that the sample had anything in. */
    public int bestPoints() {
        int best = Integer.MIN_VALUE;
        for (int bin = 0; bin < points.size(); bin++) {
            boolean isSeen = binning.counts().get(bin).rows() > 0;
            best = isSeen ? Math.max(best, points.get(bin)) : best;
        }
        return best == Integer.MIN_VALUE ? Collections.max(points) : best;
    }
}
