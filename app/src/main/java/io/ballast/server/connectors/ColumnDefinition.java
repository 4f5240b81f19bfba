package io.ballast.server.connectors;

import java.util.List;
import java.util.Map;

/**
 * One field of a file.
 *
 * @param field name of the field
 * @param title header in the Chinese and the English template
 * @param headers headers under which it is found, the titles among them
 * @param isRequired whether a file without such a column is refused
 * @param longest most characters of a text
 * @param otherwise what stands for an empty cell; empty for nothing
 * @param lookup what the source writes, and what it means
 */
record ColumnDefinition(
        String field,
        Title title,
        List<String> headers,
        boolean isRequired,
        int longest,
        String otherwise,
        Map<String, String> lookup) {

    ColumnDefinition {
        headers = List.copyOf(headers);
        lookup = Map.copyOf(lookup);
    }
}
