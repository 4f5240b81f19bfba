package io.ballast.server.policy;

import io.ballast.engine.PolicyChange;
import java.util.List;
import java.util.Optional;

/**
 * A draft as one text.
 *
 * @param draft the draft as it is stored
 * @param revision the revision that is being edited
 * @param text as it was written
 * @param wrongLine the line that is wrong, as it was written
 * @param fault why it was not saved
 * @param replaced what saving it now would change of what somebody else has saved meanwhile
 */
record TextPage(
        Draft draft,
        int revision,
        String text,
        Optional<String> wrongLine,
        Optional<Fault> fault,
        List<PolicyChange> replaced) {
    TextPage {
        replaced = List.copyOf(replaced);
    }
}
