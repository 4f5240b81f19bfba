package io.ballast.server.modellab;

import io.ballast.engine.model.regression.InformationCriterion;
import io.ballast.engine.model.regression.StepwiseSelection;
import io.ballast.engine.model.regression.StepwiseSelection.Direction;
import java.util.Optional;

/** How a scorecard chooses among characteristics that passed every test. */
enum Choice {
    /** All stay. */
    ALL(Optional.empty()),
    FORWARD_AIC(Optional.of(new StepwiseSelection(Direction.FORWARD, InformationCriterion.AIC))),
    FORWARD_BIC(Optional.of(new StepwiseSelection(Direction.FORWARD, InformationCriterion.BIC))),
    BACKWARD_AIC(Optional.of(new StepwiseSelection(Direction.BACKWARD, InformationCriterion.AIC))),
    BACKWARD_BIC(Optional.of(new StepwiseSelection(Direction.BACKWARD, InformationCriterion.BIC)));

    private final Optional<StepwiseSelection> selection;

    Choice(Optional<StepwiseSelection> selection) {
        this.selection = selection;
    }

    Optional<StepwiseSelection> selection() {
        return selection;
    }

    /** Message key of its name. */
    String label() {
        return "modellab.choice." + name();
    }
}
