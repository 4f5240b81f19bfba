package io.ballast.server.connectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of file of a source, as its YAML describes it.
 *
 * @param kind name of the kind, such as invoices
 * @param title what it is, in Chinese and English
 * @param names patterns of file names, with {@code *} for any characters
 * @param encoding charset of text files; detected where the source does not say
 * @param delimiter delimiter of text files; detected where the source does not say
 * @param leastRows a file with fewer rows is refused as a whole
 * @param mostRows a file with more rows is refused as a whole
 * @param dates ways of writing a day, tried in their order
 * @param amounts way of writing an amount
 * @param columns fields by name, in the order of the template
 */
record FileDefinition(
        String kind,
        Title title,
        List<String> names,
        Optional<String> encoding,
        Optional<Character> delimiter,
        long leastRows,
        long mostRows,
        List<DayFormat> dates,
        AmountFormat amounts,
        Map<String, ColumnDefinition> columns) {

    FileDefinition {
        names = List.copyOf(names);
        dates = List.copyOf(dates);
    }

    ColumnDefinition column(String field) {
        ColumnDefinition column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException("Source does not describe the field " + field + " of " + kind);
        }
        return column;
    }

    /** Whether a file of this name is of this kind. */
    boolean fits(String fileName) {
        return names.stream().anyMatch(pattern -> fits(pattern, fileName));
    }

    private static boolean fits(String pattern, String fileName) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equalsIgnoreCase(fileName);
        }
        int tail = pattern.length() - star - 1;
        return fileName.length() >= star + tail
                && fileName.regionMatches(true, 0, pattern, 0, star)
                && fileName.regionMatches(true, fileName.length() - tail, pattern, star + 1, tail);
    }
}
