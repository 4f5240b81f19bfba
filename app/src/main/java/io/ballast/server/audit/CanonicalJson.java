package io.ballast.server.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON with one way to write it: RFC 8785. Names in the order of their UTF-16 units, no spaces, numbers as JavaScript
 * writes them, only those characters escaped that must be.
 *
 * <p>RFC 8785 knows no number that a double does not hold. Such a number is written as a string of its digits, so that
 * nothing of it is lost.
 */
final class CanonicalJson {
    private static final int LARGEST_PLAIN = 21;
    private static final int SMALLEST_PLAIN = -6;
    private static final int DEEPEST = 64;

    private CanonicalJson() {}

    static String write(JsonNode node) {
        var text = new StringBuilder(256);
        write(node, text, 0);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("JSON deeper than " + DEEPEST);
        }
        if (node.isObject()) {
            writeObject(node, text, depth);
        } else if (node.isArray()) {
            text.append('[');
            for (int i = 0; i < node.size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(node.get(i), text, depth + 1);
            }
            text.append(']');
        } else if (node.isString()) {
            writeString(node.stringValue(), text);
        } else if (node.isNumber()) {
            text.append(number(node.decimalValue()));
        } else if (node.isBoolean()) {
            text.append(node.booleanValue());
        } else if (node.isNull()) {
            text.append("null");
        } else {
            throw new IllegalArgumentException("No JSON: " + node.getNodeType());
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text, int depth) {
        var fields = new TreeMap<String, JsonNode>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            fields.put(field.getKey(), field.getValue());
        }
        text.append('{');
        String comma = "";
        for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
            text.append(comma);
            writeString(field.getKey(), text);
            text.append(':');
            write(field.getValue(), text, depth + 1);
            comma = ",";
        }
        text.append('}');
    }

    private static void writeString(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (character < ' ') {
                        text.append("\\u%04x".formatted((int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        text.append('"');
    }

    /** As ECMAScript writes the nearest double; a string of all digits where that is another number. */
    static String number(BigDecimal value) {
        double nearest = value.doubleValue();
        boolean isSame = Double.isFinite(nearest) && shortest(nearest).compareTo(value) == 0;
        return isSame ? number(nearest) : '"' + value.toPlainString() + '"';
    }

    /** As ECMAScript writes it: ECMA-262, section 6.1.6.1.20. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + arranged(digits, digits.length() - shortest.scale());
    }

    /** The shortest digits that lead back to a double. Java has them, but never fewer than two. */
    private static BigDecimal shortest(double value) {
        BigDecimal known = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal shorter = known.round(new MathContext(1)).stripTrailingZeros();
        return shorter.doubleValue() == value ? shorter : known;
    }

    private static String arranged(String digits, int point) {
        if (point > LARGEST_PLAIN || point < SMALLEST_PLAIN + 1) {
            String exponent = (point > 0 ? "+" : "-") + Math.abs(point - 1);
            String rest = digits.substring(1);
            return digits.charAt(0) + (rest.isEmpty() ? "" : "." + rest) + "e" + exponent;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? digits + "0".repeat(point - digits.length())
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
