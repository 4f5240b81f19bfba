package io.ballast.engine.model.card;

import io.ballast.engine.model.Sample;
import java.util.Arrays;
import java.util.List;

/**
 * A card with its bins in arrays, for many observations. Immutable, safe to share between threads.
 *
 * <p>It goes through the columns block by block, so that the scores of a block stay in the cache.
 */
public final class CardScorer {
    private static final int BLOCK = 1024;

    private final Card card;
    private final List<PointsColumn> columns;
    private final int least;
    private final double[] probabilities;

    public CardScorer(Card card) {
        this.card = card;
        columns = card.characteristics().stream().map(PointsColumn::of).toList();
        int fewest = card.basePoints();
        int most = card.basePoints();
        for (CardCharacteristic characteristic : card.characteristics()) {
            fewest += characteristic.points().stream().min(Integer::compare).orElseThrow();
            most += characteristic.points().stream().max(Integer::compare).orElseThrow();
        }
        least = fewest;
        probabilities = new double[most - fewest + 1];
        Arrays.setAll(probabilities, i -> card.probability(least + i));
    }

    /** The score of each row. */
    public int[] scores(Sample sample) {
        int[] scores = new int[sample.rows()];
        Arrays.fill(scores, card.basePoints());
        PointsColumn.Bound[] bound =
                columns.stream().map(column -> column.bind(sample)).toArray(PointsColumn.Bound[]::new);
        for (int from = 0; from < scores.length; from += BLOCK) {
            int to = Math.min(scores.length, from + BLOCK);
            for (PointsColumn.Bound column : bound) {
                column.add(scores, from, to);
            }
        }
        return scores;
    }

    /** The probability of the event for each row, 0..1. */
    public double[] probabilities(Sample sample) {
        int[] scores = scores(sample);
        double[] result = new double[scores.length];
        for (int row = 0; row < result.length; row++) {
            result[row] = probabilities[scores[row] - least];
        }
        return result;
    }
}
