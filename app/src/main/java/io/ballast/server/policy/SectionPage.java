package io.ballast.server.policy;

import io.ballast.engine.PolicyChange;
import io.ballast.engine.PolicySection;
import java.util.List;
import java.util.Optional;

/**
 * One section of a draft in its form.
 *
 * @param draft the draft as it is stored
 * @param revision the revision that is being edited
 * @param form the section as it was written
 * @param fault why it was not saved, apart from what is wrong of a field
 * @param replaced what saving it now would change of what somebody else has saved meanwhile
 */
record SectionPage(Draft draft, int revision, SectionForm form, Optional<Fault> fault, List<PolicyChange> replaced) {
    SectionPage {
        replaced = List.copyOf(replaced);
    }

    PolicySection section() {
        return form.section();
    }

    /** Keywords of which rows can be added. */
    List<String> lists() {
        return section().keywords().stream().filter(PolicySection::isList).toList();
    }
}
