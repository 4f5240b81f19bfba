package io.ballast.server.policy;

import io.ballast.engine.PolicyChange;
import io.ballast.engine.PolicySection;
import java.util.List;

/**
 * What one version says differently from another.
 *
 * @param since the earlier
 * @param version the later
 * @param changes in words
 */
record ChangesPage(StoredPolicy since, StoredPolicy version, List<PolicyChange> changes) {
    List<PolicyChange> changes(PolicySection section) {
        return changes.stream().filter(change -> change.section() == section).toList();
    }
}
