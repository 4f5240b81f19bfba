package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The decisions that were made, newest first.
 *
 * @param customer code that they are held to, empty for all
 * @param order number that they are held to, empty for all
 * @param query the filter as a query, without its question mark, empty without any
 * @param older place of the next page
 */
record ChecksPage(
        List<StoredDecision> rows,
        String customer,
        Optional<Outcome> outcome,
        String order,
        String query,
        Optional<String> older,
        Currency currency) {
    ChecksPage {
        rows = List.copyOf(rows);
    }

    /** The same list as a file of this kind. */
    String file(String kind) {
        return "/credit-checks." + kind + (query.isEmpty() ? "" : "?" + query);
    }

    String olderPage() {
        return "/credit-checks?" + (query.isEmpty() ? "" : query + "&") + "at=" + older.orElse("");
    }
}
