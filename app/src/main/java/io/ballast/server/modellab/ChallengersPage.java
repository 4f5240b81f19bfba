package io.ballast.server.modellab;

import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The challengers of the scorecard in force.
 *
 * @param rows those that run first, with what they said last
 * @param trainings whose models can be named
 * @param chosen key of the model that the form starts with, 0 for none
 * @param key makes one challenger of the form
 * @param fault why nothing was named
 */
record ChallengersPage(List<Row> rows, List<Training> trainings, long chosen, String key, Optional<Refusal> fault) {
    ChallengersPage {
        rows = List.copyOf(rows);
        trainings = List.copyOf(trainings);
    }

    /** A challenger and what it said in the newest run. */
    record Row(Challenger challenger, Optional<ChallengerRows.Said> said) {}

    boolean isRoom() {
        return rows.stream().filter(row -> row.challenger().isRunning()).count() < Challengers.MOST_RUNNING;
    }

    /** The models that can be named: not baselines, and none that runs. */
    Stream<StoredModel> models(Training training) {
        return training.models().stream()
                .filter(model -> !model.kind().isBaseline())
                .filter(model -> rows.stream()
                        .noneMatch(row ->
                                row.challenger().isRunning() && row.challenger().modelId() == model.id()));
    }
}
