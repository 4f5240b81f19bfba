package io.ballast.engine.model.tree;

import io.ballast.engine.model.Sample;

/** A fitted quantile of a number. It is its canonical text and nothing more. */
public final class QuantileModel {
    private static final String KIND = "QUANTILE";

    private final Ensemble ensemble;

    QuantileModel(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /**
     * The model of a text.
     *
     * @throws IllegalArgumentException if it is not what {@link #text} gives, naming the line
     */
    public static QuantileModel parse(String text) {
        TreeText read = TreeText.parse(text);
        if (!read.kind().equals(KIND)) {
            throw new IllegalArgumentException("Not a model of a quantile: " + read.kind());
        }
        return new QuantileModel(read.ensemble());
    }

    public Ensemble ensemble() {
        return ensemble;
    }

    /**
     * The number of each row, in the unit of those it was fitted on.
     *
     * @throws IllegalArgumentException if the sample lacks a column that the model reads, naming it
     */
    public double[] numbers(Sample sample) {
        return ensemble.scores(sample);
    }

    /** The same model gives the same text, and the text the same model. */
    public String text() {
        return new TreeText(KIND, ensemble).text();
    }

    /** SHA-256 of the text in UTF-8, 64 lower-case hex digits. */
    public String hash() {
        return new TreeText(KIND, ensemble).hash();
    }
}
