package io.ballast.engine.model.card;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.List;

/**
 * What can be told from which data are missing, and from nothing else: whatever a model knows beyond this, it knows
 * from the data.
 *
 * @param card of which characteristics are missing, 1, or there, 0
 */
public record AbsenceModel(Card card) implements Model {

    /** Whether anything is missing for some and there for others. */
    public static boolean reads(Sample sample) {
        return !sometimesMissing(sample).isEmpty();
    }

    /**
     * Fits a card to what is missing.
     *
     * @throws IllegalArgumentException if it {@linkplain #reads cannot be read}
     */
    public static AbsenceModel of(Sample sample, CardRules rules) {
        List<Column> columns = sometimesMissing(sample);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Nothing is missing for some and there for others");
        }
        return new AbsenceModel(CardFitter.fit(flags(sample, columns), rules).card());
    }

    @Override
    public double[] probabilities(Sample sample) {
        List<Column> read = card.characteristics().stream()
                .map(characteristic -> sample.column(characteristic.name()))
                .toList();
        return card.probabilities(flags(sample, read));
    }

    private static List<Column> sometimesMissing(Sample sample) {
        return sample.columns().stream()
                .filter(column -> column.missing() > 0 && column.missing() < sample.rows())
                .toList();
    }

    private static Sample flags(Sample sample, List<Column> columns) {
        return sample.withColumns(columns.stream().map(AbsenceModel::flag).toList());
    }

    private static Column flag(Column column) {
        double[] flags = new double[column.rows()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = column.isMissing(row) ? 1 : 0;
        }
        return new NumberColumn(column.name(), flags);
    }
}
