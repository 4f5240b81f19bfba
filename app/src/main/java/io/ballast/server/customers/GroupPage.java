package io.ballast.server.customers;

import io.ballast.server.web.Panels;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one group.
 *
 * @param path the groups above it, the ultimate one first
 * @param parent code of the group right above
 * @param memberships of the group itself, newest first
 * @param today day of the figures
 * @param sections what other modules have to say of it
 */
record GroupPage(
        CreditGroup group,
        List<CreditGroup> path,
        Optional<String> parent,
        List<Membership> memberships,
        LocalDate today,
        List<Panels.Section> sections) {
    GroupPage {
        path = List.copyOf(path);
        memberships = List.copyOf(memberships);
        sections = List.copyOf(sections);
    }

    String address() {
        return GroupLink.to(group.code());
    }
}
