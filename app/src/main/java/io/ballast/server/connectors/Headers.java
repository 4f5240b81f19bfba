package io.ballast.server.connectors;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the fields of a file by its header. */
final class Headers {
    private Headers() {}

    /** What a header says, without case, width and separators. */
    static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-\\uFEFF]", "");
    }

    /**
     * The column of each field.
     *
     * @param chosen headers that a user has chosen for fields; they go before the names the source knows, and an empty
     *     one says that the file does not have the field
     * @throws RefusedFile if a required field has no column, or a field has two
     */
    static Map<String, Integer> positions(FileDefinition file, List<String> header, Map<String, String> chosen) {
        List<String> plain = header.stream().map(Headers::plain).toList();
        Map<String, Integer> positions = new HashMap<>();
        for (ColumnDefinition column : file.columns().values()) {
            List<String> names = chosen.containsKey(column.field())
                    ? Stream.of(chosen.get(column.field()))
                            .filter(name -> !name.isEmpty())
                            .toList()
                    : column.headers();
            List<Integer> found = new ArrayList<>();
            for (String name : names) {
                for (int i = 0; i < plain.size(); i++) {
                    if (plain.get(i).equals(plain(name)) && !found.contains(i)) {
                        found.add(i);
                    }
                }
            }
            if (found.size() > 1) {
                throw new RefusedFile(
                        "two_columns",
                        column.title().zh() + " / " + column.title().en());
            }
            if (found.isEmpty() && column.isRequired()) {
                throw new RefusedFile(
                        "missing_column",
                        column.title().zh() + " / " + column.title().en());
            }
            found.forEach(position -> positions.put(column.field(), position));
        }
        return positions;
    }
}
