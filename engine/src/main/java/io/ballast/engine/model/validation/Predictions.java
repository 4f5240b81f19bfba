package io.ballast.engine.model.validation;

import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import java.util.Arrays;

/**
 * What a model said of observations, and what became of them.
 *
 * <p>A risk is a probability, or any finite number that is higher for who is more likely to fail: ranking figures need
 * no more. Equal risks form one level, so that no figure depends on the order of the rows.
 */
public final class Predictions {
    private final double[] risks;
    private final boolean[] outcomes;
    private final double[] levels;
    private final int[] eventsAt;
    private final int[] nonEventsAt;
    private final int events;

    /**
     * Both arrays are copied.
     *
     * @param risks finite, one for each observation
     * @param outcomes whether the event came, for each observation
     * @throws IllegalArgumentException if the lengths differ, there is no event or no other observation, or a risk is
     *     not finite
     */
    public Predictions(double[] risks, boolean[] outcomes) {
        if (risks.length != outcomes.length) {
            throw new IllegalArgumentException(risks.length + " risks for " + outcomes.length + " outcomes");
        }
        this.risks = risks.clone();
        this.outcomes = outcomes.clone();
        double[] sorted = risks.clone();
        for (int row = 0; row < sorted.length; row++) {
            if (!Double.isFinite(sorted[row])) {
                throw new IllegalArgumentException("Risk in row " + row + " is " + sorted[row]);
            }
            this.risks[row] += 0.0; // one zero only, so that -0 and 0 are one level
            sorted[row] += 0.0;
        }
        Arrays.sort(sorted);
        levels = distinct(sorted);
        eventsAt = new int[levels.length];
        nonEventsAt = new int[levels.length];
        for (int row = 0; row < outcomes.length; row++) {
            (outcomes[row] ? eventsAt : nonEventsAt)[levelOf(row)]++;
        }
        events = Arrays.stream(eventsAt).sum();
        if (events == 0 || events == outcomes.length) {
            throw new IllegalArgumentException(
                    "Predictions need events and others, here are " + events + " events of " + outcomes.length);
        }
    }

    /** The probabilities that the model gives, beside the outcomes of the same sample. */
    public static Predictions of(Model model, Sample sample) {
        boolean[] outcomes = new boolean[sample.rows()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = sample.isEvent(row);
        }
        return new Predictions(model.probabilities(sample), outcomes);
    }

    public int rows() {
        return risks.length;
    }

    public int events() {
        return events;
    }

    public int nonEvents() {
        return risks.length - events;
    }

    /** Events over observations, between 0 and 1. */
    public double eventRate() {
        return (double) events / risks.length;
    }

    /** Mean of what was predicted; beside the event rate it says whether the level is right. */
    public double meanRisk() {
        double sum = 0;
        for (double risk : risks) {
            sum += risk;
        }
        return sum / risks.length;
    }

    double risk(int row) {
        return risks[row];
    }

    boolean isEvent(int row) {
        return outcomes[row];
    }

    /** Number of different risks. */
    int levels() {
        return levels.length;
    }

    /** The risk of a level; levels rise. */
    double level(int level) {
        return levels[level];
    }

    int eventsAt(int level) {
        return eventsAt[level];
    }

    int nonEventsAt(int level) {
        return nonEventsAt[level];
    }

    int countAt(int level) {
        return eventsAt[level] + nonEventsAt[level];
    }

    int levelOf(int row) {
        return Arrays.binarySearch(levels, risks[row]);
    }

    /**
     * These predictions, if they are probabilities.
     *
     * @throws IllegalArgumentException if one is below 0 or above 1
     */
    Predictions asProbabilities() {
        if (levels[0] < 0 || levels[levels.length - 1] > 1) {
            throw new IllegalArgumentException("Not probabilities: " + levels[0] + " to " + levels[levels.length - 1]);
        }
        return this;
    }

    private static double[] distinct(double[] sorted) {
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[kept - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }
}
