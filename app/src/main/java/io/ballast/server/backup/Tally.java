package io.ballast.server.backup;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went into a backup, told at its end: whoever reads it counts along.
 *
 * @param tables by schema and name, in their order
 * @param files SHA-256 of each file, lower-case hex, by its path below the data directory
 */
record Tally(Map<String, Rows> tables, Map<String, String> files) {

    /**
     * One table.
     *
     * @param rows how many
     * @param sha256 of all its rows in PostgreSQL's binary form, lower-case hex
     */
    record Rows(long rows, String sha256) {}

    static Tally empty() {
        return new Tally(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    long rows() {
        return tables.values().stream().mapToLong(Rows::rows).sum();
    }
}
