package io.ballast.server.policy;

import io.ballast.engine.PolicyChange;
import io.ballast.engine.PolicySection;
import io.ballast.server.web.Panels;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One draft: what it changes, and what can be done with it.
 *
 * @param draft the draft
 * @param since the version it is compared with
 * @param versions others it can be compared with, the latest first
 * @param changes what it says differently
 * @param mayDecide whether the viewer may be the second person
 * @param panels what other modules say of it
 * @param today for the first day
 * @param form what was written into a form
 * @param fault why it was not done
 */
record DraftPage(
        Draft draft,
        StoredPolicy since,
        List<StoredPolicy> versions,
        List<PolicyChange> changes,
        boolean mayDecide,
        List<Panels.Section> panels,
        LocalDate today,
        Form form,
        Optional<Fault> fault) {
    /** A first day and a comment as they were written. */
    record Form(String from, String comment) {}

    List<PolicyChange> changes(PolicySection section) {
        return changes.stream().filter(change -> change.section() == section).toList();
    }

    boolean isOpen() {
        return draft.state() == DraftState.DRAFT;
    }

    boolean isProposed() {
        return draft.state() == DraftState.PROPOSED;
    }
}
