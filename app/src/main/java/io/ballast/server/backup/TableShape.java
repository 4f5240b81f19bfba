package io.ballast.server.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as far as copying it needs to know.
 *
 * @param schema its schema
 * @param name its name
 * @param columns those that hold values of their own, in their order
 */
record TableShape(String schema, String name, List<String> columns) {
    TableShape {
        columns = List.copyOf(columns);
    }

    /** Schema and name, as in {@code ledger.invoice}. */
    String path() {
        return schema + "." + name;
    }

    /** The same for SQL. The parts come from the catalogue of the database and are quoted as it quotes. */
    String quoted() {
        return quoted(schema) + "." + quoted(name);
    }

    String copyOut() {
        return "copy " + quoted() + list() + " to stdout (format binary)";
    }

    String copyIn() {
        return "copy " + quoted() + list() + " from stdin (format binary)";
    }

    private String list() {
        return columns.stream().map(TableShape::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
