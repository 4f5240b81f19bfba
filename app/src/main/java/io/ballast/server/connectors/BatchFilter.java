package io.ballast.server.connectors;

import io.ballast.server.web.Refusal;
import io.ballast.server.web.TableQuery;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which batches are wanted.
 *
 * @param name part of the file name, in lower case; empty for any
 * @param state where they stand
 * @param source code of their source; empty for any
 */
record BatchFilter(String name, Optional<BatchState> state, String source) {
    static final BatchFilter ANY = new BatchFilter("", Optional.empty(), "");

    static BatchFilter of(TableQuery query) {
        return of(query.filter("q"), query.filter("state"), query.filter("source"));
    }

    /** @throws Refusal if there is no such state */
    static BatchFilter of(Optional<String> name, Optional<String> state, Optional<String> source) {
        return new BatchFilter(
                name.orElse("").toLowerCase(java.util.Locale.ROOT), state.map(BatchFilter::state), source.orElse(""));
    }

    private static BatchState state(String word) {
        return Arrays.stream(BatchState.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("web.table.fault"));
    }
}
