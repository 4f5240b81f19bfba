package io.ballast.engine.model.card;

import io.ballast.engine.model.regression.LogisticFit;
import java.util.List;

/**
 * A card with how it came about.
 *
 * @param card the card
 * @param candidates every characteristic of the sample, in its order
 * @param regression of the kept ones, with errors and p-values; its coefficients are those of the card
 * @param inflation variance inflation factor of each kept characteristic, empty if one follows from the others
 */
public record FittedCard(Card card, List<Candidate> candidates, LogisticFit regression, List<Double> inflation) {
    public FittedCard {
        candidates = List.copyOf(candidates);
        inflation = List.copyOf(inflation);
    }
}
