package io.ballast.engine;

import io.ballast.engine.value.Decimals;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a policy's text: a keyword and fields, such as {@code grade name=AAA from=900 class=A risk=LOW}.
 *
 * <p>A value with anything but letters, digits and {@code _ . + -} stands in double quotes; in them {@code \" \\ \n}
 * stand for a quote, a backslash and a line break. Each field is read once; what nobody read is refused.
 */
final class PolicyLine {
    private static final String PLAIN = "[A-Za-z0-9_.+-]+";
    private static final String NAME = "[a-z][a-z0-9-]*";

    private final int number;
    private final String keyword;
    private final Map<String, String> unread;

    private PolicyLine(int number, String keyword, Map<String, String> unread) {
        this.number = number;
        this.keyword = keyword;
        this.unread = unread;
    }

    static PolicyLine parse(int number, String line) throws PolicyProblem {
        int at = line.indexOf(' ');
        String keyword = at < 0 ? line : line.substring(0, at);
        if (!keyword.matches(NAME)) {
            throw new PolicyProblem(number, keyword, "not a keyword");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        var scanner = new Scanner(number, keyword, line, keyword.length());
        while (scanner.hasMore()) {
            String name = scanner.name();
            if (fields.put(name, scanner.value(name)) != null) {
                throw new PolicyProblem(number, name, "stands twice");
            }
        }
        return new PolicyLine(number, keyword, fields);
    }

    /** The value as it must stand in a line. */
    static String quoted(String value) {
        return value.matches(PLAIN)
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    String keyword() {
        return keyword;
    }

    /** The fields nobody has read yet, in the order in which they stand. */
    Map<String, String> fields() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(unread));
    }

    String string(String field) throws PolicyProblem {
        String value = unread.remove(field);
        if (value == null) {
            throw problem(field, "is missing");
        }
        return value;
    }

    /** The fields zh and en, with so much in front of their names. */
    Text text(String before) throws PolicyProblem {
        String zh = string(before + "zh");
        String en = string(before + "en");
        return made(before + "zh", () -> Text.of(zh, en));
    }

    int integer(String field) throws PolicyProblem {
        String value = string(field);
        return made(field, () -> Integer.parseInt(value));
    }

    long whole(String field) throws PolicyProblem {
        String value = string(field);
        return made(field, () -> Long.parseLong(value));
    }

    double decimal(String field) throws PolicyProblem {
        String value = string(field);
        return made(field, () -> Decimals.parse(value));
    }

    boolean isYes(String field) throws PolicyProblem {
        String value = string(field);
        return switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw problem(field, "'" + value + "' is neither yes nor no");
        };
    }

    <E extends Enum<E>> E one(Class<E> type, String field) throws PolicyProblem {
        String value = string(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw problem(field, "'" + value + "' is none of " + List.of(type.getEnumConstants()));
    }

    <E extends Enum<E>> List<E> several(Class<E> type, String field) throws PolicyProblem {
        List<E> constants = new ArrayList<>();
        for (String value : string(field).split(" ")) {
            constants.add(new PolicyLine(number, keyword, new LinkedHashMap<>(Map.of(field, value))).one(type, field));
        }
        return constants;
    }

    List<Integer> integers(String field) throws PolicyProblem {
        List<Integer> values = new ArrayList<>();
        for (String value : string(field).split(" ")) {
            values.add(made(field, () -> Integer.valueOf(value)));
        }
        return values;
    }

    /** What the maker makes; its complaint becomes one about this field. */
    <T> T made(String field, Maker<T> maker) throws PolicyProblem {
        try {
            return maker.make();
        } catch (IllegalArgumentException e) {
            throw problem(field, String.valueOf(e.getMessage()));
        }
    }

    void finish() throws PolicyProblem {
        for (String field : unread.keySet()) {
            throw problem(field, "no such field in a line " + keyword);
        }
    }

    PolicyProblem problem(String field, String message) {
        return new PolicyProblem(number, field, message);
    }

    /** Makes a part of a policy, which checks itself. */
    interface Maker<T> {
        T make();
    }

    /** Walks over the fields of a line. */
    private static final class Scanner {
        private final int number;
        private final String keyword;
        private final String line;
        private int at;

        Scanner(int number, String keyword, String line, int at) {
            this.number = number;
            this.keyword = keyword;
            this.line = line;
            this.at = at;
        }

        boolean hasMore() {
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            return at < line.length();
        }

        String name() throws PolicyProblem {
            int equals = line.indexOf('=', at);
            String name = equals < 0 ? line.substring(at) : line.substring(at, equals);
            if (equals < 0 || !name.matches(NAME)) {
                throw new PolicyProblem(number, keyword, "expected field=value at column " + (at + 1));
            }
            at = equals + 1;
            return name;
        }

        String value(String name) throws PolicyProblem {
            if (at < line.length() && line.charAt(at) == '"') {
                return quotedValue(name);
            }
            int end = line.indexOf(' ', at);
            String value = line.substring(at, end < 0 ? line.length() : end);
            if (!value.matches(PLAIN)) {
                throw new PolicyProblem(number, name, "'" + value + "' must stand in double quotes");
            }
            at += value.length();
            return value;
        }

        private String quotedValue(String name) throws PolicyProblem {
            var value = new StringBuilder();
            for (at++; at < line.length(); at++) {
                char next = line.charAt(at);
                if (next == '"') {
                    at++;
                    return value.toString();
                }
                if (next == '\\' && at + 1 < line.length()) {
                    at++;
                    value.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
                } else {
                    value.append(next);
                }
            }
            throw new PolicyProblem(number, name, "the closing quote is missing");
        }
    }
}
