package io.ballast.server.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The border between two pages of a list: the sort values of the row at the border, for {@code where (a, id) > (…)}.
 *
 * @param isForward whether the rows behind the border are wanted, else those before it
 * @param values sort value and key of the border row, as text
 */
public record Cursor(boolean isForward, List<String> values) {
    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 1000;

    public Cursor {
        values = List.copyOf(values);
    }

    public String encode() {
        String text = (isForward ? "n" : "p") + SEPARATOR + String.join(SEPARATOR, values);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor of a text made by {@link #encode}, or empty if it is no such text. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(decoded.split(SEPARATOR, -1));
            boolean isKnown = parts.getFirst().equals("n") || parts.getFirst().equals("p");
            return isKnown && parts.size() > 1
                    ? Optional.of(new Cursor(parts.getFirst().equals("n"), parts.subList(1, parts.size())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
