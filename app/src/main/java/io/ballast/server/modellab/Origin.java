package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.OutcomeRule;
import io.ballast.engine.receivable.Residue;
import java.util.Map;
import java.util.Optional;

/**
 * What a scorecard in force was made from.
 *
 * @param model the fitted model that it is
 * @param set the data set of its training
 * @param fitted the observations it was fitted on
 * @param tested those it was measured with
 */
record Origin(StoredModel model, StoredDataSet set, DataSet fitted, DataSet tested) {
    private static final double PERCENT = 100.0;

    /** The outcome it foretells; empty where a file brought outcomes without a rule. */
    Optional<OutcomeRule> outcome() {
        Map<String, String> said = set.definition();
        return set.source() == StoredDataSet.Source.FILE
                ? Optional.empty()
                : Optional.of(new OutcomeRule(
                        number(said, "OVERDUE_DAYS"),
                        number(said, "SHARE_PERCENT") / PERCENT,
                        number(said, "HORIZON_DAYS"),
                        Boolean.parseBoolean(said.get("WRITE_OFFS")),
                        new Residue(
                                number(said, "RESIDUE_BASIS_POINTS"),
                                Long.parseLong(said.getOrDefault("RESIDUE_MOST_MINOR", "0")))));
    }

    private static int number(Map<String, String> said, String name) {
        return Integer.parseInt(said.getOrDefault(name, "0"));
    }
}
