package io.ballast.server.modellab;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Models fitted on one part of a data set and measured on another.
 *
 * @param id key
 * @param dataSetId the data set
 * @param dataSet its name
 * @param seed of whatever was drawn by chance
 * @param plan what was asked beyond the usual
 * @param testFrom first day of the test, empty where chance split
 * @param fitRows observations fitted on
 * @param purgedRows observations used for neither
 * @param testRows observations measured with
 * @param testEvents those of them with the bad outcome
 * @param engineVersion which engine fitted them
 * @param createdBy user name
 * @param createdAt when
 * @param models baselines first
 */
record Training(
        long id,
        long dataSetId,
        String dataSet,
        long seed,
        Plan plan,
        Optional<LocalDate> testFrom,
        int fitRows,
        int purgedRows,
        int testRows,
        int testEvents,
        String engineVersion,
        String createdBy,
        Instant createdAt,
        List<StoredModel> models) {
    Training {
        models = List.copyOf(models);
    }

    String path() {
        return "/models/trainings/" + id;
    }

    Training with(List<StoredModel> found) {
        return new Training(
                id,
                dataSetId,
                dataSet,
                seed,
                plan,
                testFrom,
                fitRows,
                purgedRows,
                testRows,
                testEvents,
                engineVersion,
                createdBy,
                createdAt,
                found);
    }

    /** The fitted model that ranks best. */
    Optional<StoredModel> best() {
        return models.stream()
                .filter(model -> !model.kind().isBaseline())
                .max(Comparator.comparingDouble(model -> model.report().auc()));
    }
}
