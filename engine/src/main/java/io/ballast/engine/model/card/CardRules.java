package io.ballast.engine.model.card;

import io.ballast.engine.model.binning.Binning;
import io.ballast.engine.model.binning.BinningRules;
import io.ballast.engine.model.binning.ColumnWishes;
import io.ballast.engine.model.regression.Penalty;
import io.ballast.engine.model.regression.StepwiseSelection;
import io.ballast.engine.scoring.MasterScale;
import java.util.Map;
import java.util.Optional;

/**
 * How a card is fitted.
 *
 * @param binning how characteristics are cut into bins
 * @param wishes for the bins of single characteristics, by name
 * @param minInformation least information value of a characteristic
 * @param maxCorrelation two characteristics with a higher correlation of their WOE do not stay together, 0..1
 * @param folds parts of the sample that coefficients are found with: each observation gets the WOE of bins made without
 *     its part; less than 2 for WOE of bins made with it
 * @param maxChance a characteristic is dropped if a meaningless one would do as well on held-out rows with a higher
 *     chance than this, 0..1; 1 drops none
 * @param penalty of the regression
 * @param selection further choice of characteristics, if any
 * @param scale from log odds to points
 */
public record CardRules(
        BinningRules binning,
        Map<String, ColumnWishes> wishes,
        double minInformation,
        double maxCorrelation,
        int folds,
        double maxChance,
        Penalty penalty,
        Optional<StepwiseSelection> selection,
        CardScale scale) {

    public CardRules {
        wishes = Map.copyOf(wishes);
        if (!(minInformation >= 0)) {
            throw new IllegalArgumentException("Least information value is 0 or more: " + minInformation);
        }
        if (!(maxCorrelation >= 0 && maxCorrelation <= 1)) {
            throw new IllegalArgumentException("Correlation out of range 0..1: " + maxCorrelation);
        }
        if (!(maxChance >= 0 && maxChance <= 1)) {
            throw new IllegalArgumentException("Chance out of range 0..1: " + maxChance);
        }
    }

    /** The rules a card is fitted with when nobody chose others; docs/models.md says why. */
    public static CardRules standard() {
        return new CardRules(
                BinningRules.standard(),
                Map.of(),
                0,
                0.9,
                5,
                0.05,
                Penalty.ofRidge(1),
                Optional.empty(),
                CardScale.of(MasterScale.standard()));
    }

    /** The same with these wishes. */
    public CardRules with(Map<String, ColumnWishes> other) {
        return new CardRules(
                binning, other, minInformation, maxCorrelation, folds, maxChance, penalty, selection, scale);
    }

    /** The same with another choice of characteristics. */
    public CardRules with(Optional<StepwiseSelection> other) {
        return new CardRules(binning, wishes, minInformation, maxCorrelation, folds, maxChance, penalty, other, scale);
    }

    /** The same with other points. */
    public CardRules with(CardScale other) {
        return new CardRules(
                binning, wishes, minInformation, maxCorrelation, folds, maxChance, penalty, selection, other);
    }

    /** The weights of evidence of these bins. */
    double[] woes(Binning binning) {
        return binning.woes(this.binning.smoothing(), this.binning.missing()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    ColumnWishes wishesFor(String name) {
        return wishes.getOrDefault(name, ColumnWishes.none());
    }
}
