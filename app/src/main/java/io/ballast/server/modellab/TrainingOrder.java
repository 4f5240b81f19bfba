package io.ballast.server.modellab;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What to fit, and on which part of a data set.
 *
 * @param key makes one training of one form, however often it is sent
 * @param dataSet key of the data set
 * @param testFrom first day of the observations to measure with; empty leaves the choice to the lab
 * @param kinds what to fit
 * @param seed whatever is drawn by chance is drawn from it
 * @param plan what is asked beyond the usual
 */
record TrainingOrder(
        String key, long dataSet, Optional<LocalDate> testFrom, Set<ModelKind> kinds, long seed, Plan plan) {
    TrainingOrder {
        kinds = Set.copyOf(kinds);
    }
}
