package io.ballast.server.audit;

import io.ballast.server.web.Table;
import java.util.List;

/**
 * The trail, filtered.
 *
 * @param table newest first
 * @param subjectTypes to choose from
 */
record TrailPage(Table table, List<String> subjectTypes) {
    String filter(String name) {
        return table.query().filter(name).orElse("");
    }
}
