package io.ballast.engine.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with signatures below it, as C2SP signed-note writes it: the text, an empty line, and one line for each
 * signature. It is only paper until a {@link VerifierKey} has looked at it.
 *
 * @param text what is signed, with the newline at its end
 * @param signatures in their order, at least one and at most 100
 */
public record Note(String text, List<Signature> signatures) {
    private static final int MOST_SIGNATURES = 100;
    private static final int LONGEST = 1_000_000;
    private static final Pattern LINE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})");

    /**
     * One signature.
     *
     * @param name of the key
     * @param base64 four bytes that tell the key, and the signature itself
     */
    public record Signature(String name, String base64) {}

    public Note {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("The text of a note ends with a newline");
        }
        signatures = List.copyOf(signatures);
    }

    /** Reads one; nothing where the text is none. */
    public static Optional<Note> parse(String written) {
        int gap = written.lastIndexOf("\n\n");
        if (gap < 0
                || gap + 2 == written.length()
                || written.length() > LONGEST
                || !written.endsWith("\n")
                || hasControls(written)) {
            return Optional.empty();
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : written.substring(gap + 2, written.length() - 1).split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || signatures.size() == MOST_SIGNATURES) {
                return Optional.empty();
            }
            signatures.add(new Signature(matcher.group(1), matcher.group(2)));
        }
        return Optional.of(new Note(written.substring(0, gap + 1), signatures));
    }

    private static boolean hasControls(String written) {
        return written.chars().anyMatch(character -> character < ' ' && character != '\n' || character == 0xFFFD);
    }

    /** As it is written. */
    @Override
    public String toString() {
        var written = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> written.append("— ")
                .append(signature.name())
                .append(' ')
                .append(signature.base64())
                .append('\n'));
        return written.toString();
    }
}
