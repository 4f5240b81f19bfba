package io.ballast.server.connectors;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user says of how a text file is written; what is left open is detected.
 *
 * @param charset its encoding, unless a byte order mark says another
 * @param delimiter sign between cells
 */
public record TextChoice(Optional<Charset> charset, Optional<Character> delimiter) {
    /** Everything is to be detected. */
    public static final TextChoice NONE = new TextChoice(Optional.empty(), Optional.empty());

    /** Encodings that can be said. */
    static final List<String> ENCODINGS = List.of("UTF-8", "GB18030", "Big5", "windows-1252", "UTF-16LE", "UTF-16BE");

    private static final String TAB = "tab";

    /**
     * Reads what was said; an empty text leaves it open.
     *
     * @param encoding one of {@link #ENCODINGS}, in any case
     * @param delimiter one printable ASCII sign that is neither a letter, a digit nor a quote, or the word {@code tab}
     * @return empty if either is none
     */
    public static Optional<TextChoice> parse(String encoding, String delimiter) {
        Optional<Charset> charset = ENCODINGS.stream()
                .filter(known -> known.equalsIgnoreCase(encoding.strip()))
                .findFirst()
                .map(Charset::forName);
        Optional<Character> sign = sign(delimiter);
        boolean isFault = !encoding.isBlank() && charset.isEmpty() || !delimiter.isEmpty() && sign.isEmpty();
        return isFault ? Optional.empty() : Optional.of(new TextChoice(charset, sign));
    }

    private static Optional<Character> sign(String written) {
        if (written.equals("\t") || written.toLowerCase(Locale.ROOT).equals(TAB)) {
            return Optional.of('\t');
        }
        return written.matches("[!-~&&[^A-Za-z0-9\"']]") ? Optional.of(written.charAt(0)) : Optional.empty();
    }

    /** Delimiters to choose from: the usual ones, and what is said already. */
    static List<String> usual(TextChoice said) {
        return Stream.concat(Stream.of(",", ";", TAB, "|"), Stream.of(said.sign()))
                .filter(sign -> !sign.isEmpty())
                .distinct()
                .toList();
    }

    /** The encoding as {@link #parse} reads it. */
    String encoding() {
        return charset.map(Charset::name).orElse("");
    }

    /** The delimiter as {@link #parse} reads it. */
    String sign() {
        return delimiter.map(sign -> sign == '\t' ? TAB : sign.toString()).orElse("");
    }
}
