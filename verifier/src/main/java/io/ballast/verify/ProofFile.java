package io.ballast.verify;

import io.ballast.engine.merkle.ConsistencyProof;
import io.ballast.engine.merkle.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proof of growth as it was saved: the JSON answer of the server, or one hash a line. */
final class ProofFile {
    private static final Pattern HASHES = Pattern.compile("\"hashes\"\\s*:\\s*\\[([^\\]]*)]");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final int LONGEST = 63 * 2;

    private ProofFile() {}

    /** Reads one; nothing where the text is none. */
    static Optional<ConsistencyProof> read(String written, long from, long to) {
        List<String> texts = new ArrayList<>();
        if (written.stripLeading().startsWith("{")) {
            Matcher list = HASHES.matcher(written);
            if (!list.find()) {
                return Optional.empty();
            }
            TEXT.matcher(list.group(1)).results().forEach(found -> texts.add(found.group(1)));
        } else {
            written.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(texts::add);
        }
        List<Hash> hashes =
                texts.stream().flatMap(text -> Hash.ofBase64(text).stream()).toList();
        return hashes.size() == texts.size() && hashes.size() <= LONGEST
                ? Optional.of(new ConsistencyProof(from, to, hashes))
                : Optional.empty();
    }
}
