package io.ballast.engine.model.card;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.NumberBinning;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Points of numbers by cuts alone: a special value s is the range from s to the next number above it.
 *
 * <p>The cuts are filled up with infinity to one less than a power of two and searched without a branch. A missing
 * number, NaN, is not below any of them and so ends in the last place.
 */
final class NumberPoints implements PointsColumn {
    private static final int SEVEN = 7;
    private static final int FIFTEEN = 15;

    private final NumberBinning binning;
    private final double[] cuts;
    private final int[] points;

    private NumberPoints(NumberBinning binning, double[] cuts, int[] points) {
        this.binning = binning;
        this.cuts = cuts;
        this.points = points;
    }

    static NumberPoints of(NumberBinning binning, CardCharacteristic characteristic) {
        TreeSet<Double> all = new TreeSet<>(binning.cuts());
        binning.specials().forEach(special -> {
            all.add(special.value() + 0.0);
            all.add(Math.nextUp(special.value()));
        });
        List<Double> sorted = new ArrayList<>(all);
        int places = Math.max(SEVEN + 1, Integer.highestOneBit(sorted.size() + 1) * 2);
        double[] cuts = new double[places - 1];
        int[] points = new int[places];
        double[] lowest = new double[places];
        for (int i = 0; i < places; i++) {
            if (i < places - 1) {
                cuts[i] = i < sorted.size() ? sorted.get(i) : Double.POSITIVE_INFINITY;
            }
            lowest[i] = i == 0 ? -Double.MAX_VALUE : i <= sorted.size() ? sorted.get(i - 1) : Double.NaN;
        }
        int[] bins = binning.binsOf(new NumberColumn(binning.name(), lowest));
        for (int i = 0; i < places; i++) {
            points[i] = characteristic.points().get(bins[i]);
        }
        return new NumberPoints(binning, cuts, points);
    }

    @Override
    public Bound bind(Sample sample) {
        if (!(sample.column(binning.name()) instanceof NumberColumn column)) {
            throw new IllegalArgumentException(
                    binning.name() + " holds numbers, the column of the sample holds categories");
        }
        return switch (cuts.length) {
            case SEVEN -> (scores, from, to) -> addOfEight(column, scores, from, to);
            case FIFTEEN -> (scores, from, to) -> addOfSixteen(column, scores, from, to);
            default -> (scores, from, to) -> addOfMany(column, scores, from, to);
        };
    }

    private void addOfEight(NumberColumn column, int[] scores, int from, int to) {
        for (int row = from; row < to; row++) {
            double value = column.value(row);
            int place = value < cuts[3] ? 0 : 4;
            place += value < cuts[place + 1] ? 0 : 2;
            place += value < cuts[place] ? 0 : 1;
            scores[row] += points[place];
        }
    }

    private void addOfSixteen(NumberColumn column, int[] scores, int from, int to) {
        for (int row = from; row < to; row++) {
            double value = column.value(row);
            int place = value < cuts[7] ? 0 : 8;
            place += value < cuts[place + 3] ? 0 : 4;
            place += value < cuts[place + 1] ? 0 : 2;
            place += value < cuts[place] ? 0 : 1;
            scores[row] += points[place];
        }
    }

    private void addOfMany(NumberColumn column, int[] scores, int from, int to) {
        for (int row = from; row < to; row++) {
            double value = column.value(row);
            int place = 0;
            for (int half = points.length / 2; half > 0; half /= 2) {
                place += value < cuts[place + half - 1] ? 0 : half;
            }
            scores[row] += points[place];
        }
    }
}
