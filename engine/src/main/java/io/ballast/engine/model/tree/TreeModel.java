package io.ballast.engine.model.tree;

import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;

/** A fitted tree, forest or boosting. It is its canonical text and nothing more. */
public final class TreeModel implements Model {
    private final Link link;
    private final Ensemble ensemble;

    TreeModel(Link link, Ensemble ensemble) {
        this.link = link;
        this.ensemble = ensemble;
    }

    /**
     * The model of a text.
     *
     * @throws IllegalArgumentException if it is not what {@link #text} gives, naming the line
     */
    public static TreeModel parse(String text) {
        TreeText read = TreeText.parse(text);
        return new TreeModel(Link.valueOf(read.kind()), read.ensemble());
    }

    public Ensemble ensemble() {
        return ensemble;
    }

    @Override
    public double[] probabilities(Sample sample) {
        double[] scores = ensemble.scores(sample);
        for (int row = 0; row < scores.length; row++) {
            scores[row] = link.probability(scores[row]);
        }
        return scores;
    }

    /** The same model gives the same text, and the text the same model. */
    public String text() {
        return new TreeText(link.name(), ensemble).text();
    }

    /** SHA-256 of the text in UTF-8, 64 lower-case hex digits. */
    public String hash() {
        return new TreeText(link.name(), ensemble).hash();
    }
}
