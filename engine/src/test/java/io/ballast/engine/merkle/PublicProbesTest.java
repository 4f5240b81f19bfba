package io.ballast.engine.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The probes of transparency-dev/merkle, good and spoilt; source: docs/sources.md#tamper-evident-log. */
class PublicProbesTest {
    @Test
    void every_public_inclusion_probe_is_accepted_or_refused_as_it_should_be() {
        List<Path> probes = SharedVectors.filesBelow("transparency-dev-merkle/inclusion");
        assertThat(probes).hasSize(98);
        assertThat(probes).allSatisfy(file -> {
            String probe = SharedVectors.text(file);
            var proof = new InclusionProof(
                    SharedVectors.number(probe, "leafIdx"),
                    SharedVectors.number(probe, "treeSize"),
                    hashes(SharedVectors.strings(probe, "proof")));
            Hash root = hash(SharedVectors.string(probe, "root"));
            // what is no hash is no leaf either
            boolean isProven = Hash.ofBase64(SharedVectors.string(probe, "leafHash"))
                    .map(leaf -> proof.proves(leaf, root))
                    .orElse(false);
            assertThat(isProven).isEqualTo(!SharedVectors.flag(probe, "wantErr"));
        });
    }

    @Test
    void every_public_consistency_probe_is_accepted_or_refused_as_it_should_be() {
        List<Path> probes = SharedVectors.filesBelow("transparency-dev-merkle/consistency");
        assertThat(probes).hasSize(98);
        assertThat(probes).allSatisfy(file -> {
            String probe = SharedVectors.text(file);
            var proof = new ConsistencyProof(
                    SharedVectors.number(probe, "size1"),
                    SharedVectors.number(probe, "size2"),
                    hashes(SharedVectors.strings(probe, "proof")));
            Hash earlier = hash(SharedVectors.string(probe, "root1"));
            Hash later = hash(SharedVectors.string(probe, "root2"));
            assertThat(proof.proves(earlier, later)).isEqualTo(!SharedVectors.flag(probe, "wantErr"));
        });
    }

    private static List<Hash> hashes(List<String> texts) {
        var hashes = new ArrayList<Hash>();
        texts.forEach(text -> hashes.add(hash(text)));
        return hashes;
    }

    /**
     * Some probes carry values that are no hashes, to be compared and nothing else. Our type cannot hold them: the hash
     * of such a text stands in, equal for equal texts.
     */
    private static Hash hash(String text) {
        return Hash.ofBase64(text).orElseGet(() -> new Hasher().leaf(text.getBytes(StandardCharsets.UTF_8)));
    }
}
