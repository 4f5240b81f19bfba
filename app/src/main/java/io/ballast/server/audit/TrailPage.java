package io.ballast.server.audit;

import io.ballast.server.web.Fmt;
import io.ballast.server.web.Table;
import java.util.List;

/**
 * The trail, filtered.
 *
 * @param table newest first
 * @param subjectTypes to choose from
 */
record TrailPage(Table table, List<String> subjectTypes) {
    /** A kind of subject in words. */
    String type(String type, Fmt fmt) {
        return new TrailWords(fmt).type(type);
    }

    String filter(String name) {
        return table.query().filter(name).orElse("");
    }
}
