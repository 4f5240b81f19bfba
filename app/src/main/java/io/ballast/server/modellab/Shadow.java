package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.watch.Challenge;

/**
 * What a challenger said in a run of the watch.
 *
 * @param challenger who
 * @param figures what it has shown
 * @param today the customers with both probabilities and what they owe
 */
record Shadow(Challenger challenger, Challenge figures, DataSet today) {
    static final String IN_FORCE = "points_in_force";
    static final String CHALLENGER = "probability_challenger";
    static final String EXPOSURE = "exposure_minor";
}
