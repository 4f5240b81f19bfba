package io.ballast.server.customers;

import io.ballast.engine.value.IndustrySection;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Icon;
import io.ballast.server.web.Panels;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one customer.
 *
 * @param profile who it is
 * @param head sections above the section links
 * @param sections the others
 */
record CustomerPage(CustomerProfile profile, List<Panels.Section> head, List<Panels.Section> sections) {
    CustomerPage {
        head = List.copyOf(head);
        sections = List.copyOf(sections);
    }

    Icon statusIcon() {
        return switch (profile.customer().status()) {
            case ACTIVE -> Icon.CHECK;
            case STOPPED -> Icon.LOCK;
            case CLOSED -> Icon.CROSS;
        };
    }

    String statusTone() {
        return switch (profile.customer().status()) {
            case ACTIVE -> "good";
            case STOPPED -> "bad";
            case CLOSED -> "";
        };
    }

    Optional<String> industry(Fmt fmt) {
        return profile.industrySection()
                .flatMap(IndustrySection::ofCode)
                .map(section -> section.name() + " " + fmt.text(section.label()));
    }
}
