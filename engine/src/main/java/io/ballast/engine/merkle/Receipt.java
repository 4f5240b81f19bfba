package io.ballast.engine.merkle;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Everything needed to show, without the log, that an entry is in it: C2SP tlog-proof, version 1. The entry itself
 * travels in the extra line.
 *
 * @param entry contents of the leaf, in base64
 * @param index of the leaf
 * @param path siblings on the way up, lowest first
 * @param checkpoint signed, as written
 */
public record Receipt(String entry, long index, List<Hash> path, String checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_PATH = 63;
    private static final int LONGEST = 4_000_000;

    /** What came of looking at one. */
    public sealed interface Verdict {
        /**
         * It holds.
         *
         * @param checkpoint the log vouches for
         * @param entry contents of the leaf, in base64
         */
        record Good(Checkpoint checkpoint, String entry) implements Verdict {}

        /** It does not. */
        record Bad(Fault fault) implements Verdict {}
    }

    /** Why a receipt does not hold. */
    public enum Fault {
        /** It is no receipt. */
        UNREADABLE,
        /** Another key, or nobody, has signed its checkpoint. */
        NOT_SIGNED,
        /** Its entry is not at that place in the log. */
        NOT_IN_LOG
    }

    public Receipt {
        path = List.copyOf(path);
    }

    /** Reads one; nothing where the text is none. */
    public static Optional<Receipt> parse(String written) {
        int gap = written.indexOf("\n\n");
        if (gap < 0 || written.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> lines = written.substring(0, gap).lines().toList();
        if (lines.size() < 3
                || lines.size() > 3 + LONGEST_PATH
                || !lines.getFirst().equals(HEADER)
                || !lines.get(1).startsWith(EXTRA)
                || !lines.get(2).matches(INDEX + "(?:0|[1-9]\\d{0,17})")) {
            return Optional.empty();
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(3, lines.size())) {
            Optional<Hash> hash = Hash.ofBase64(line);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(hash.get());
        }
        return Optional.of(new Receipt(
                lines.get(1).substring(EXTRA.length()),
                Long.parseLong(lines.get(2).substring(INDEX.length())),
                path,
                written.substring(gap + 2)));
    }

    /** Looks at a receipt with the key of the log and nothing else. */
    public static Verdict verify(String written, VerifierKey key) {
        Optional<Receipt> parsed = parse(written);
        if (parsed.isEmpty()) {
            return new Verdict.Bad(Fault.UNREADABLE);
        }
        Receipt receipt = parsed.get();
        byte[] contents;
        try {
            contents = Base64.getDecoder().decode(receipt.entry());
        } catch (IllegalArgumentException e) {
            return new Verdict.Bad(Fault.UNREADABLE);
        }
        Optional<Checkpoint> checkpoint = Checkpoint.verified(receipt.checkpoint(), key);
        if (checkpoint.isEmpty()) {
            return new Verdict.Bad(Fault.NOT_SIGNED);
        }
        var proof = new InclusionProof(receipt.index(), checkpoint.get().size(), receipt.path());
        return proof.proves(new Hasher().leaf(contents), checkpoint.get().root())
                ? new Verdict.Good(checkpoint.get(), receipt.entry())
                : new Verdict.Bad(Fault.NOT_IN_LOG);
    }

    /** As it is written. */
    @Override
    public String toString() {
        var written = new StringBuilder(HEADER)
                .append('\n')
                .append(EXTRA)
                .append(entry)
                .append('\n');
        written.append(INDEX).append(index).append('\n');
        path.forEach(hash -> written.append(hash.base64()).append('\n'));
        return written.append('\n').append(checkpoint).toString();
    }
}
