package io.ballast.server.limits;

import java.util.List;
import java.util.Optional;

/**
 * Journals, the newest first.
 *
 * @param next place of the next page
 */
record JournalListPage(List<Journal> rows, Optional<JournalState> state, Optional<Integer> next) {
    JournalListPage {
        rows = List.copyOf(rows);
    }

    String nextPage() {
        return "/limit-journals?" + state.map(one -> "state=" + one + "&").orElse("") + "skip=" + next.orElse(0);
    }
}
