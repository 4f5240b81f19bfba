package io.ballast.server.modellab;

import io.ballast.engine.model.watch.Figure;
import io.ballast.engine.model.watch.Light;
import io.ballast.engine.model.watch.ScoreWatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A scorecard in force, watched on a day.
 *
 * @param id key
 * @param asOf last day the books told of
 * @param policyId the version of the policy it stands in
 * @param modelId the model it came from; empty for one written by people
 * @param referenceDay the day that it is compared with; empty where it is what the model was fitted on
 * @param definition what counts as the bad outcome
 * @param refused characteristics that are missing to all observations, with the reason
 * @param figures what was found
 * @param light the worst of them
 * @param engineVersion which engine found it
 * @param createdBy user name, or what started it
 * @param createdAt when
 */
record WatchRun(
        long id,
        LocalDate asOf,
        long policyId,
        OptionalLong modelId,
        Optional<LocalDate> referenceDay,
        Map<String, String> definition,
        Map<String, String> refused,
        ScoreWatch figures,
        Light light,
        String engineVersion,
        String createdBy,
        Instant createdAt) {
    /** Which observations. */
    enum Part {
        REFERENCE,
        MATURED,
        OPEN
    }

    String path() {
        return "/models/watch/" + id;
    }

    Light light(Figure figure) {
        return figures.light(figure);
    }
}
