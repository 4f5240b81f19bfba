package io.ballast.engine.merkle;

import java.util.List;
import java.util.Optional;

/**
 * How far a log has come, as C2SP tlog-checkpoint writes it: three lines and whatever extensions follow.
 *
 * @param origin name of the log
 * @param size leaves
 * @param root of them
 */
public record Checkpoint(String origin, long size, Hash root) {
    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("No checkpoint: " + origin + " at " + size);
        }
    }

    /** Reads the text of a note; nothing where it is no checkpoint. */
    public static Optional<Checkpoint> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.getFirst().isEmpty() || !lines.get(1).matches("0|[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        return Hash.ofBase64(lines.get(2))
                .map(root -> new Checkpoint(lines.getFirst(), Long.parseLong(lines.get(1)), root));
    }

    /** Reads a signed one and believes it only if this key has signed it, under the key's own name. */
    public static Optional<Checkpoint> verified(String written, VerifierKey key) {
        return Note.parse(written)
                .filter(key::verifies)
                .flatMap(note -> parse(note.text()))
                .filter(checkpoint -> checkpoint.origin().equals(key.name()));
    }

    /** The text to sign. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
