package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import java.util.List;

/**
 * A scorecard bound to a catalogue: names became positions, bands became arrays. Immutable, safe to share between
 * threads.
 */
public final class Scorer {
    private final int basePoints;
    private final Entry[] entries;
    private final MissingData mode;
    private final int weightOfAll;

    /**
     * Binds the card.
     *
     * @throws IllegalArgumentException if the catalogue lacks one of its indicators
     */
    public Scorer(Scorecard card, MissingData mode, Catalogue catalogue) {
        this.basePoints = card.basePoints();
        this.mode = mode;
        this.entries = card.characteristics().stream()
                .map(characteristic -> new Entry(characteristic, mode, catalogue))
                .toArray(Entry[]::new);
        this.weightOfAll =
                card.characteristics().stream().mapToInt(Characteristic::weight).sum();
    }

    public MissingData mode() {
        return mode;
    }

    /**
     * The score of these readings.
     *
     * @param readings of the catalogue this scorer was bound to
     * @param stalenessDays age of the newest document the readings rest on, 0 when there is none
     */
    public Score score(Readings readings, int stalenessDays) {
        Contribution[] contributions = new Contribution[entries.length];
        int sum = basePoints;
        int weightRead = 0;
        for (int i = 0; i < entries.length; i++) {
            Entry entry = entries[i];
            Reading reading = readings.at(entry.index);
            if (reading instanceof Reading.Value value) {
                int band = bandOf(value.amount(), entry.cuts);
                contributions[i] = new Contribution(
                        entry.indicator, reading, entry.points[band], entry.bestPoints, entry.bands[band]);
                weightRead += entry.weight;
            } else {
                contributions[i] = new Contribution(
                        entry.indicator, reading, entry.pointsWhenMissing, entry.bestPoints, Contribution.NO_BAND);
            }
            sum += contributions[i].points();
        }
        return new Score(sum, basePoints, List.of(contributions), (double) weightRead / weightOfAll, stalenessDays);
    }

    /** Cards have few cuts, so a walk beats a search. */
    private static int bandOf(double reading, double[] cuts) {
        int band = 0;
        while (band < cuts.length && reading >= cuts[band]) {
            band++;
        }
        return band;
    }

    /** A characteristic with its bands in arrays. */
    private static final class Entry {
        private final String indicator;
        private final int index;
        private final int weight;
        private final double[] cuts;
        private final int[] points;
        private final String[] bands;
        private final int pointsWhenMissing;
        private final int bestPoints;

        Entry(Characteristic characteristic, MissingData mode, Catalogue catalogue) {
            indicator = characteristic.indicator();
            index = catalogue.indexOf(indicator);
            weight = characteristic.weight();
            cuts = characteristic.cuts().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            points =
                    characteristic.points().stream().mapToInt(Integer::intValue).toArray();
            bands = characteristic.bands().stream().map(Band::text).toArray(String[]::new);
            pointsWhenMissing =
                    mode == MissingData.CAUTIOUS ? characteristic.worstPoints() : characteristic.pointsWhenMissing();
            bestPoints = characteristic.bestPoints();
        }
    }
}
