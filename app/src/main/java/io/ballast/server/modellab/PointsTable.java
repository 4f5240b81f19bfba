package io.ballast.server.modellab;

import io.ballast.engine.model.binning.BinCount;
import io.ballast.engine.model.binning.Binning;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardCharacteristic;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scorecard as people read it: each bin with what the sample had in it and the points it gives.
 *
 * @param basePoints what everybody starts from
 * @param characteristics in the order of the card
 */
record PointsTable(int basePoints, List<Characteristic> characteristics) {
    /** Counts without a zero, as the card's own weights of evidence are. */
    private static final double SMOOTHING = 0.5;

    PointsTable {
        characteristics = List.copyOf(characteristics);
    }

    /** A characteristic with its bins; those that the sample had nothing in are left out. */
    record Characteristic(String name, double informationValue, List<Bin> bins) {
        Characteristic {
            bins = List.copyOf(bins);
        }
    }

    /** A bin: share of the sample, rate of the bad outcome, weight of evidence, points. */
    record Bin(String label, boolean isMissing, double share, double rate, double woe, int points) {}

    static PointsTable of(Card card) {
        return new PointsTable(
                card.basePoints(),
                card.characteristics().stream().map(PointsTable::characteristic).toList());
    }

    private static Characteristic characteristic(CardCharacteristic characteristic) {
        Binning binning = characteristic.binning();
        int rows = binning.counts().stream().mapToInt(BinCount::rows).sum();
        return new Characteristic(
                binning.name(),
                binning.table(SMOOTHING).informationValue(),
                IntStream.range(0, binning.counts().size())
                        .filter(bin -> binning.counts().get(bin).rows() > 0)
                        .mapToObj(bin -> new Bin(
                                binning.label(bin),
                                bin == binning.missingBin(),
                                (double) binning.counts().get(bin).rows() / rows,
                                binning.counts().get(bin).eventRate(),
                                characteristic.woes().get(bin),
                                characteristic.points().get(bin)))
                        .toList());
    }
}
