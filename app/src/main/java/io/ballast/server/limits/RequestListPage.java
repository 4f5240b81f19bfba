package io.ballast.server.limits;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * Requests, newest first.
 *
 * @param tabs those the viewer has
 * @param customer code that they are held to, empty for all
 * @param group the same of a group
 * @param isOpen whether the viewer knows of every customer, and so of groups
 * @param older place of the next page
 */
record RequestListPage(
        List<LimitRequest> rows,
        Tab tab,
        List<Tab> tabs,
        String customer,
        String group,
        boolean isOpen,
        Optional<RequestState> state,
        Optional<String> older,
        Instant now) {
    RequestListPage {
        rows = List.copyOf(rows);
        tabs = List.copyOf(tabs);
    }

    String path(Tab other) {
        return "/limit-requests?tab=" + other.code();
    }

    /** The same list as a file of this kind. */
    String file(String kind) {
        return "/limit-requests." + kind + "?" + query();
    }

    String olderPage() {
        return "/limit-requests?" + query() + "&at=" + older.orElse("");
    }

    private String query() {
        List<String> parts = new ArrayList<>(List.of("tab=" + tab.code()));
        if (!customer.isBlank()) {
            parts.add("customer=" + UriUtils.encode(customer, StandardCharsets.UTF_8));
        }
        if (!group.isBlank()) {
            parts.add("group=" + UriUtils.encode(group, StandardCharsets.UTF_8));
        }
        state.ifPresent(of -> parts.add("state=" + of.name()));
        return String.join("&", parts);
    }
}
