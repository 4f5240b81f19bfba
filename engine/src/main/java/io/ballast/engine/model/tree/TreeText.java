package io.ballast.engine.model.tree;

import io.ballast.engine.value.Sha256;

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
        return Sha256.hex(text());
    }
}
