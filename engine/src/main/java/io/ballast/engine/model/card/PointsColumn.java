package io.ballast.engine.model.card;

import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.CategoryBinning;
import io.ballast.engine.model.binning.NumberBinning;

/** One characteristic of a card, ready to add its points. */
sealed interface PointsColumn permits NumberPoints, CategoryPoints {
    static PointsColumn of(CardCharacteristic characteristic) {
        return switch (characteristic.binning()) {
            case NumberBinning numbers -> NumberPoints.of(numbers, characteristic);
            case CategoryBinning categories -> new CategoryPoints(categories, characteristic);
        };
    }

    /**
     * The same for the rows of this sample.
     *
     * @throws IllegalArgumentException if the sample lacks the column or has one of the other kind
     */
    Bound bind(Sample sample);

    /** Adds the points of a run of rows to their scores. */
    interface Bound {
        void add(int[] scores, int from, int to);
    }
}
