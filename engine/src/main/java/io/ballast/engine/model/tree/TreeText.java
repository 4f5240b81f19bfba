package io.ballast.engine.model.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Trees with what they are for, as canonical text. */
record TreeText(String kind, Ensemble ensemble) {
    /**
     * What a text says.
     *
     * @throws IllegalArgumentException if it is not what {@link #text} gives, naming the line
     */
    static TreeText parse(String text) {
        TreeText read = TreeReader.read(text);
        if (!read.text().equals(text)) {
            throw new IllegalArgumentException("Not the canonical text of a model of trees");
        }
        return read;
    }

    String text() {
        return TreeWriter.write(this);
    }

    /** SHA-256 of the text in UTF-8, 64 lower-case hex digits. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
