package io.ballast.engine.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    /** https://c2sp.org/signed-note, the example (commit 5ba5ee8). */
    private static final String EXAMPLE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static final String EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @Test
    void the_published_example_verifies_and_a_changed_one_does_not() {
        VerifierKey key = VerifierKey.parse(EXAMPLE_KEY).orElseThrow();
        assertThat(key).hasToString(EXAMPLE_KEY);
        assertThat(Note.parse(EXAMPLE)).hasValueSatisfying(note -> {
            assertThat(note).hasToString(EXAMPLE);
            assertThat(key.verifies(note)).isTrue();
        });
        assertThat(Note.parse(EXAMPLE.replace("an example", "no example")))
                .hasValueSatisfying(note -> assertThat(key.verifies(note)).isFalse());
        var other = new VerifierKey("example.com/bar", key.publicKey());
        assertThat(other.verifies(Note.parse(EXAMPLE).orElseThrow())).isFalse();
    }

    @Test
    void what_is_no_note_and_no_key_is_refused() {
        for (String text :
                List.of("", "text\n", "text\n\n", "text\n\nsigned by me\n", EXAMPLE.strip(), "\t\n\n— a b\n")) {
            assertThat(Note.parse(text)).as(text).isEmpty();
        }
        for (String text : List.of("", "a+b+c", EXAMPLE_KEY.replace("530d903a", "530d903b"), EXAMPLE_KEY + "A")) {
            assertThat(VerifierKey.parse(text)).as(text).isEmpty();
        }
        assertThat(SignerKey.parse("PRIVATE+KEY+a+00000000+AAAA")).isEmpty();
    }

    @Test
    void a_key_comes_of_its_seed_as_in_rfc_8032() {
        // RFC 8032, section 7.1, TEST 1: secret key and public key
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] expected = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        SignerKey key = SignerKey.of("test", seed);
        assertThat(Base64.getDecoder().decode(key.verifier().publicKey())).isEqualTo(expected);
        assertThat(SignerKey.parse(key.secret()))
                .hasValueSatisfying(read -> assertThat(read).hasToString(key.toString()));
        assertThat(key.verifier().verifies(key.sign("a text\n"))).isTrue();
        assertThat(key.verifier()
                        .verifies(Note.parse(key.sign("a text\n").toString()).orElseThrow()))
                .isTrue();
        assertThat(key.toString()).isEqualTo(key.verifier().toString()).doesNotContain("PRIVATE");
    }

    @Test
    void the_public_log_of_15_entries_has_the_root_of_each_of_its_signed_checkpoints() throws IOException {
        Path log = SharedVectors.require("tessera-log/testdata/log");
        VerifierKey key = VerifierKey.parse(
                        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")
                .orElseThrow();
        List<byte[]> entries = entries(Files.readAllBytes(log.resolve("tile/entries/000.p/15")));
        var hasher = new Hasher();
        var frontier = new Frontier();
        var hashes = new ArrayList<Hash>();
        for (int size = 0; size <= 15; size++) {
            if (size > 0) {
                Hash leaf = hasher.leaf(entries.get(size - 1));
                hashes.add(leaf);
                frontier.add(leaf);
                byte[] tile = Files.readAllBytes(log.resolve("tile/0/000.p/" + size));
                assertThat(Hash.of(tile, (size - 1) * Hash.BYTES)).isEqualTo(leaf);
            }
            assertThat(Checkpoint.verified(SharedVectors.text(log.resolve("checkpoint." + size)), key))
                    .contains(new Checkpoint("example.com/log/testdata", size, frontier.root()));
        }
        assertThat(Checkpoint.verified(SharedVectors.text(log.resolve("checkpoint")), key))
                .isPresent();
        assertThat(new Tiles((level, number) -> hashes).root(15)).isEqualTo(frontier.root());
    }

    @Test
    void a_receipt_holds_for_its_entry_only() {
        SignerKey key = SignerKey.of("ballast/test", new byte[SignerKey.SEED_BYTES]);
        byte[] entry = "{\"what\":\"second\"}".getBytes(StandardCharsets.UTF_8);
        var hasher = new Hasher();
        List<Hash> leaves = List.of(hasher.leaf(new byte[0]), hasher.leaf(entry), hasher.leaf(new byte[1]));
        var tiles = new Tiles((level, number) -> leaves);
        String checkpoint = key.sign(new Checkpoint("ballast/test", 3, tiles.root(3)).text())
                .toString();
        var receipt = new Receipt(
                Base64.getEncoder().encodeToString(entry),
                1,
                InclusionProof.of(tiles, 1, 3).path(),
                checkpoint);
        String written = receipt.toString();
        assertThat(Receipt.parse(written)).contains(receipt);
        assertThat(Receipt.verify(written, key.verifier()))
                .isEqualTo(new Receipt.Verdict.Good(new Checkpoint("ballast/test", 3, tiles.root(3)), receipt.entry()));
        String other = Base64.getEncoder().encodeToString("{\"what\":\"third\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(Receipt.verify(written.replace(receipt.entry(), other), key.verifier()))
                .isEqualTo(new Receipt.Verdict.Bad(Receipt.Fault.NOT_IN_LOG));
        assertThat(Receipt.verify(written.replace("index 1", "index 0"), key.verifier()))
                .isEqualTo(new Receipt.Verdict.Bad(Receipt.Fault.NOT_IN_LOG));
        assertThat(Receipt.verify(written.replace("\n3\n", "\n4\n"), key.verifier()))
                .isEqualTo(new Receipt.Verdict.Bad(Receipt.Fault.NOT_SIGNED));
        assertThat(Receipt.verify("receipt", key.verifier()))
                .isEqualTo(new Receipt.Verdict.Bad(Receipt.Fault.UNREADABLE));
    }

    /** An entry bundle: two bytes of length and the entry, one behind another. */
    private static List<byte[]> entries(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        for (ByteBuffer rest = ByteBuffer.wrap(bundle); rest.hasRemaining(); ) {
            byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}
