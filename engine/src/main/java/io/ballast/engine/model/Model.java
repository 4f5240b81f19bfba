package io.ballast.engine.model;

/**
 * A fitted model: a probability of the bad outcome for each observation. Immutable and data only, so that it gives the
 * same figure on any machine.
 */
public interface Model {
    /**
     * The probability of the event for each row of the sample, 0..1; outcomes are not read.
     *
     * @throws IllegalArgumentException if the sample lacks a column that the model reads, naming it
     */
    double[] probabilities(Sample sample);
}
