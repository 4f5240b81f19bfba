package io.ballast.engine.model.card;

import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.Binner;
import io.ballast.engine.model.binning.Binning;
import io.ballast.engine.model.regression.Design;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights of evidence that know nothing of the row they are given to: the sample is dealt into parts, and each part
 * gets the WOE of bins that were made from the others.
 *
 * <p>Bins flatter themselves on the rows they were cut from, those of a meaningless characteristic most. Coefficients
 * found on held-out rows are as large as the bins deserve, and 0 where they deserve nothing. Source:
 * docs/sources.md#cross-fitting.
 */
final class HeldOut {
    private final Sample sample;
    private final CardRules rules;
    private final int[] partOfRow;
    private final int parts;

    /** Events and non-events are dealt in turn, in the order of the rows; parts without either are not made. */
    HeldOut(Sample sample, CardRules rules) {
        this.sample = sample;
        this.rules = rules;
        parts = Math.min(rules.folds(), Math.min(sample.events(), sample.nonEvents()));
        partOfRow = new int[sample.rows()];
        int events = 0;
        int nonEvents = 0;
        for (int row = 0; row < partOfRow.length; row++) {
            if (sample.isEvent(row)) {
                partOfRow[row] = events % parts;
                events++;
            } else {
                partOfRow[row] = nonEvents % parts;
                nonEvents++;
            }
        }
    }

    static boolean isPossible(Sample sample, CardRules rules) {
        return Math.min(rules.folds(), Math.min(sample.events(), sample.nonEvents())) > 1;
    }

    /** The weights of evidence of these columns. */
    Design design(List<String> names) {
        double[] values = new double[sample.rows() * names.size()];
        Sample wanted = sample.with(names);
        Binner binner = new Binner(rules.binning());
        for (int part = 0; part < parts; part++) {
            int[] held = rows(part, true);
            Sample others = wanted.pick(rows(part, false));
            for (int column = 0; column < names.size(); column++) {
                String name = names.get(column);
                Binning binning = binner.bin(others, name, rules.wishesFor(name));
                double[] woes = rules.woes(binning);
                int[] bins = binning.binsOf(wanted.column(name).pick(held));
                for (int i = 0; i < held.length; i++) {
                    values[held[i] * names.size() + column] = woes[bins[i]];
                }
            }
        }
        return new Design(names, sample.rows(), values);
    }

    private int[] rows(int part, boolean isHeld) {
        return IntStream.range(0, partOfRow.length)
                .filter(row -> partOfRow[row] == part == isHeld)
                .toArray();
    }
}
