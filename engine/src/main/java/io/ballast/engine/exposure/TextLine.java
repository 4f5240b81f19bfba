package io.ballast.engine.exposure;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of a decision's text: words, then fields such as {@code code=static_limit}.
 *
 * <p>In a value {@code \s \n \r \\} stand for a space, a line break, a carriage return and a backslash.
 */
final class TextLine {
    private static final String CUSTOMER = "CUSTOMER";
    private static final String GROUP = "GROUP";
    private static final String COMPANY = "COMPANY";
    private static final String KIND = "kind";
    private static final String GROUP_NUMBER = "group-number";

    private final String text;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private TextLine(String text) {
        this.text = text;
    }

    static TextLine of(String words) {
        return new TextLine(words);
    }

    /** A line as it was written. */
    static TextLine parse(String line) {
        List<String> tokens = List.of(line.split(" ", -1));
        List<String> words =
                tokens.stream().filter(token -> !token.contains("=")).toList();
        var parsed = new TextLine(String.join(" ", words));
        for (String token : tokens.subList(words.size(), tokens.size())) {
            int at = token.indexOf('=');
            if (at < 1 || parsed.fields.put(token.substring(0, at), plain(token.substring(at + 1))) != null) {
                throw new IllegalArgumentException("Not a line of a decision: " + line);
            }
        }
        return parsed;
    }

    TextLine field(String name, Object value) {
        fields.put(name, value.toString());
        return this;
    }

    TextLine codes(String name, List<String> codes) {
        return field(name, String.join(",", codes));
    }

    /** What the line is about. */
    String words() {
        return text;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String value(String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No " + name + " in a line " + text));
    }

    long whole(String name) {
        return Long.parseLong(value(name));
    }

    LocalDate day(String name) {
        return date(value(name));
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a day: " + text, e);
        }
    }

    <E extends Enum<E>> E one(Class<E> type, String name) {
        return Enum.valueOf(type, value(name));
    }

    /** A level: of a group with place, code and name, of a company of ours with code and name, a kind by its code. */
    TextLine level(String name, Level level) {
        if (level.isKind()) {
            return field(name, KIND).field("exposure-kind", level.code());
        }
        if (level.isCompany()) {
            return field(name, COMPANY).field("company-code", level.code()).field("company-name", level.name());
        }
        return level.isGroup()
                ? field(name, GROUP)
                        .field(GROUP_NUMBER, level.number())
                        .field("group-code", level.code())
                        .field("group-name", level.name())
                : field(name, CUSTOMER);
    }

    /** The level; the customer in a line without one. A group that was written without a place is the nearest. */
    Level level(String name) {
        String kind = fields.getOrDefault(name, CUSTOMER);
        if (kind.equals(COMPANY)) {
            return Level.ofCompany(value("company-code"), value("company-name"));
        }
        if (kind.equals(KIND)) {
            return Level.ofKind(ExposureKind.of(value("exposure-kind"))
                    .orElseThrow(() -> new IllegalArgumentException("Not a kind: " + value("exposure-kind"))));
        }
        if (!kind.equals(GROUP) && !kind.equals(CUSTOMER)) {
            throw new IllegalArgumentException("Not a level: " + kind);
        }
        if (kind.equals(CUSTOMER)) {
            return Level.CUSTOMER;
        }
        return fields.containsKey(GROUP_NUMBER)
                ? new Level(Math.toIntExact(whole(GROUP_NUMBER)), value("group-code"), value("group-name"))
                : new Level(1, "", "");
    }

    List<String> codes(String name) {
        return Stream.of(value(name).split(",", -1))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        var line = new StringBuilder(text);
        fields.forEach(
                (name, value) -> line.append(' ').append(name).append('=').append(escaped(value)));
        return line.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(" ", "\\s")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String plain(String escaped) {
        var value = new StringBuilder();
        for (int at = 0; at < escaped.length(); at++) {
            char next = escaped.charAt(at);
            if (next != '\\') {
                value.append(next);
            } else {
                at++;
                value.append(
                        switch (at < escaped.length() ? escaped.charAt(at) : ' ') {
                            case 's' -> ' ';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case '\\' -> '\\';
                            default -> throw new IllegalArgumentException("Not an escaped value: " + escaped);
                        });
            }
        }
        return value.toString();
    }
}
