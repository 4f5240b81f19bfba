package io.ballast.engine.model.history;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.MissingData;
import io.ballast.engine.scoring.Scorecard;
import io.ballast.engine.scoring.Scorer;
import java.util.Arrays;

/**
 * A scorecard of points as a model to be measured beside others. What a data set had to refuse is missing to it
 * too: no candidate may know more than another.
 */
public final class ScorecardModel implements Model {
    private static final Reading MISSING = new Reading.NotEnoughData(Lack.SHORT_HISTORY);

    private final Scorecard card;
    private final MasterScale scale;
    private final Scorer scorer;

    /**
     * @param card a scorecard of the catalogue
     * @param mode what a missing reading gives
     * @param scale from points to probabilities
     */
    public ScorecardModel(Scorecard card, MissingData mode, MasterScale scale) {
        this.card = card;
        this.scale = scale;
        this.scorer = new Scorer(card, mode, Indicators.CATALOGUE);
    }

    /** Whether the data have anything that the card reads. */
    public boolean reads(Sample sample) {
        return card.characteristics().stream()
                .anyMatch(characteristic -> sample.columns().stream()
                        .anyMatch(column -> column.name().equals(characteristic.indicator())));
    }

    @Override
    public double[] probabilities(Sample sample) {
        return Arrays.stream(points(sample))
                .mapToDouble(scale::probabilityOfDefault)
                .toArray();
    }

    /** The points of each observation. */
    public int[] points(Sample sample) {
        Column[] columns = new Column[Indicators.CATALOGUE.size()];
        for (Column column : sample.columns()) {
            Indicators.CATALOGUE.find(column.name()).ifPresent(index -> columns[index] = column);
        }
        int[] points = new int[sample.rows()];
        Reading[] row = new Reading[columns.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                row[j] = columns[j] instanceof NumberColumn numbers && !numbers.isMissing(i)
                        ? Reading.of(numbers.value(i))
                        : MISSING;
            }
            points[i] = scorer.score(new Readings(Indicators.CATALOGUE, row), 0).points();
        }
        return points;
    }
}
