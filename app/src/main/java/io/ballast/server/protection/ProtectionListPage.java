package io.ballast.server.protection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands for customers, the first to end first.
 *
 * @param next place of the next page
 * @param isOpen whether the viewer knows of every customer, and so of whole documents
 */
record ProtectionListPage(
        List<Protection> rows, ProtectionQuery query, Optional<Integer> next, boolean isOpen, LocalDate today) {
    ProtectionListPage {
        rows = List.copyOf(rows);
    }

    List<String> shows() {
        return Arrays.stream(Protections.Show.values()).map(Enum::name).toList();
    }

    /** The same list as a file of this kind. */
    String file(String type) {
        return "/protections." + type + "?" + query.text();
    }

    String nextPage() {
        return "/protections?" + query.text() + "&skip=" + next.orElse(0);
    }
}
