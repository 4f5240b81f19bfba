package io.ballast.server.connectors;

import io.ballast.server.web.Fmt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a text file is written, told from its beginning.
 *
 * @param charset its encoding
 * @param bomBytes bytes of the byte order mark, 0 where there is none
 * @param delimiter sign between cells
 * @param confidence how sure both are
 */
record TextForm(Charset charset, int bomBytes, char delimiter, Confidence confidence) {
    static final int HEAD_BYTES = 1 << 18;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SAMPLE_LINES = 50;

    /** How sure a detection is. */
    enum Confidence {
        /** The user says so. */
        SAID,
        /** A mark says so, or nothing else is possible. */
        CERTAIN,
        /** Everything seen fits. */
        LIKELY,
        /** Some of what was seen does not fit. */
        DOUBTFUL
    }

    /** What the sign between cells is called, or the sign itself. */
    String delimiterIn(Fmt fmt) {
        return delimiterIn(delimiter, fmt);
    }

    static String delimiterIn(char sign, Fmt fmt) {
        for (char known : DELIMITERS) {
            if (known == sign) {
                return fmt.text("connectors.delimiter." + (int) sign);
            }
        }
        return Character.toString(sign);
    }

    private record Encoding(Charset charset, int bomBytes, Confidence confidence) {}

    static TextForm detect(byte[] head) {
        return detect(head, TextChoice.NONE);
    }

    /**
     * The form as far as it is said, and the rest as it is detected.
     *
     * @throws RefusedFile if no encoding is said and the bytes are text in none of those known here
     */
    static TextForm detect(byte[] head, TextChoice said) {
        Encoding encoding = encoding(head, said.charset());
        String text = new String(head, encoding.bomBytes(), head.length - encoding.bomBytes(), encoding.charset());
        TextForm detected = delimited(text, encoding);
        return said.delimiter()
                .map(delimiter ->
                        new TextForm(encoding.charset(), encoding.bomBytes(), delimiter, encoding.confidence()))
                .orElse(detected);
    }

    private static Encoding encoding(byte[] head, Optional<Charset> said) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, Confidence.CERTAIN);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, Confidence.CERTAIN);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, Confidence.CERTAIN);
        }
        return said.map(charset -> new Encoding(charset, 0, Confidence.SAID)).orElseGet(() -> byLines(head));
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Lines vote, so that one line of other bytes spoils itself and not the file. */
    private static Encoding byLines(byte[] head) {
        int asUtf8 = 0;
        int asGb18030 = 0;
        int neither = 0;
        int from = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == '\n') {
                ByteBuffer line = ByteBuffer.wrap(head, from, i - from);
                if (!isAscii(line)) {
                    if (isReadable(line, StandardCharsets.UTF_8)) {
                        asUtf8++;
                    } else if (isReadable(line, Charset.forName("GB18030"))) {
                        asGb18030++;
                    } else {
                        neither++;
                    }
                }
                from = i + 1;
            }
        }
        if (asUtf8 + asGb18030 == 0 && neither > 0) {
            throw new RefusedFile("unknown_encoding", Integer.toString(neither));
        }
        boolean isUtf8 = asUtf8 >= asGb18030;
        Charset charset = isUtf8 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        boolean isMixed = neither > 0 || Math.min(asUtf8, asGb18030) > 0;
        return new Encoding(charset, 0, isMixed ? Confidence.DOUBTFUL : Confidence.LIKELY);
    }

    private static boolean isAscii(ByteBuffer line) {
        for (int i = line.position(); i < line.limit(); i++) {
            if (line.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReadable(ByteBuffer line, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            decoder.decode(line.duplicate());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The delimiter that divides the most of the first lines into as many cells as the header has. */
    private static TextForm delimited(String text, Encoding encoding) {
        String[] lines = text.lines().limit(SAMPLE_LINES).toArray(String[]::new);
        char best = ',';
        long bestScore = 0;
        long linesThatFit = 0;
        for (char delimiter : DELIMITERS) {
            int inHeader = lines.length == 0 ? 0 : count(lines[0], delimiter);
            long fitting = 0;
            for (String line : lines) {
                fitting += count(line, delimiter) == inHeader ? 1 : 0;
            }
            if (inHeader > 0 && fitting * 100 + inHeader > bestScore) {
                best = delimiter;
                bestScore = fitting * 100 + inHeader;
                linesThatFit = fitting;
            }
        }
        boolean isClear = linesThatFit == lines.length;
        Confidence confidence = isClear ? encoding.confidence() : Confidence.DOUBTFUL;
        return new TextForm(encoding.charset(), encoding.bomBytes(), best, confidence);
    }

    private static int count(String line, char delimiter) {
        int count = 0;
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            isQuoted ^= line.charAt(i) == '"';
            count += !isQuoted && line.charAt(i) == delimiter ? 1 : 0;
        }
        return count;
    }
}
