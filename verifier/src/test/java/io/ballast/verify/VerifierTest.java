package io.ballast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.ConsistencyProof;
import io.ballast.engine.merkle.GrowingTree;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.Hasher;
import io.ballast.engine.merkle.InclusionProof;
import io.ballast.engine.merkle.Receipt;
import io.ballast.engine.merkle.SignerKey;
import io.ballast.engine.merkle.TilePath;
import io.ballast.engine.merkle.Tiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor asks with files alone: of a log of 600 entries of our own, and of a public one. */
class VerifierTest {
    private static final int ENTRIES = 600;
    private static final SignerKey SIGNER = SignerKey.of("ballast/test", new byte[SignerKey.SEED_BYTES]);
    private static final String PUBLIC_KEY =
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    @TempDir
    Path dir = Path.of("");

    private final List<byte[]> entries = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        var hasher = new Hasher();
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(("{\"id\":" + i + "}").getBytes(StandardCharsets.UTF_8));
            leaves.add(hasher.leaf(entries.get(i)));
        }
        Files.writeString(dir.resolve("key"), SIGNER.verifier() + "\n");
        writeLog();
        Files.writeString(dir.resolve("checkpoint"), checkpoint(ENTRIES));
        Files.writeString(dir.resolve("old"), checkpoint(300));
    }

    @Test
    void a_whole_log_is_sound_and_each_kind_of_change_is_named_with_its_first_bad_index() throws IOException {
        assertThat(log()).isZero();
        assertThat(said()).contains("The log is sound: 600 entries", "2 checkpoints");

        // 12 bytes an entry, two of them its length: byte 40 is in the fourth of the bundle that begins with 256
        change("tile/entries/001", 40, 1);
        assertThat(log()).isEqualTo(1);
        assertThat(said()).contains("an entry is not what its hash says, first bad index 259.");
        writeLog();

        change("tile/0/001", 32 * 5, 1);
        assertThat(log()).isEqualTo(1);
        assertThat(said()).contains("an entry is not what its hash says, first bad index 261.");
        writeLog();

        // level 1 of 600 leaves has two full hashes: of leaves 0 to 255 and 256 to 511
        change("tile/1/000.p/2", 32, 1);
        assertThat(log()).isEqualTo(1);
        assertThat(said()).contains("a tile is not what the entries below it say, first bad index 256.");
        writeLog();

        Files.delete(dir.resolve("tile/entries/002.p/88"));
        assertThat(log()).isEqualTo(1);
        assertThat(said()).contains("an entry or its hash is missing, first bad index 512.");
    }

    @Test
    void a_history_that_was_written_anew_is_found_by_the_checkpoint_that_was_kept() throws IOException {
        Path kept = Files.move(dir.resolve("old"), dir.resolve("kept"));
        entries.set(17, "{\"id\":-17}".getBytes(StandardCharsets.UTF_8));
        leaves.set(17, new Hasher().leaf(entries.get(17)));
        writeLog();
        Files.writeString(dir.resolve("checkpoint"), checkpoint(ENTRIES));
        assertThat(run("log", dir.toString(), "--key", key()))
                .as("signed anew by who has the key")
                .isZero();
        assertThat(run("log", dir.toString(), "--key", key(), "--checkpoint", kept.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("not what a signed checkpoint says, first bad index 0.");
    }

    @Test
    void a_receipt_and_a_checkpoint_hold_for_their_own_key_only() throws IOException {
        var receipt = new Receipt(
                Base64.getEncoder().encodeToString(entries.get(300)),
                300,
                InclusionProof.of(new Tiles(this::tile), 300, ENTRIES).path(),
                checkpoint(ENTRIES));
        Path file = Files.writeString(dir.resolve("entry-300.tlog-proof"), receipt.toString());
        assertThat(run("receipt", file.toString(), "--key", key())).isZero();
        assertThat(said()).contains("The receipt holds", "{\"id\":300}");
        Files.writeString(file, receipt.toString().replace("index 300", "index 301"));
        assertThat(run("receipt", file.toString(), "--key", key())).isEqualTo(1);
        assertThat(said()).contains("its entry is not in the log");

        assertThat(run("checkpoint", dir.resolve("old").toString(), "--key", key()))
                .isZero();
        byte[] seed = new byte[SignerKey.SEED_BYTES];
        seed[0] = 1;
        Path other = Files.writeString(
                dir.resolve("other"),
                SignerKey.of("ballast/test", seed).verifier().toString());
        assertThat(run("checkpoint", dir.resolve("old").toString(), "--key", other.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("This key has not signed");
    }

    @Test
    void growth_is_shown_by_the_proof_as_the_server_writes_it() throws IOException {
        List<String> hashes = ConsistencyProof.of(new Tiles(this::tile), 300, ENTRIES).path().stream()
                .map(Hash::base64)
                .toList();
        Path json = Files.writeString(
                dir.resolve("proof.json"),
                "{\"from\":300,\"to\":600,\"hashes\":[\"" + String.join("\",\"", hashes) + "\"]}");
        Path lines = Files.writeString(dir.resolve("proof.txt"), String.join("\n", hashes) + "\n");
        for (Path proof : List.of(json, lines)) {
            assertThat(growth("old", "checkpoint", proof)).isZero();
            assertThat(said()).contains("The log only grew: 300 → 600 entries");
        }
        Files.writeString(dir.resolve("middle"), checkpoint(301));
        assertThat(growth("middle", "checkpoint", json)).isEqualTo(1);
        assertThat(said()).contains("The log is not the one it was");
        assertThat(growth("old", "checkpoint", Files.writeString(dir.resolve("none"), "no proof")))
                .isEqualTo(2);
    }

    @Test
    void every_size_of_the_public_log_of_15_entries_is_sound() throws IOException {
        Path shared = Optional.ofNullable(System.getenv("BALLAST_SHARED_DATA"))
                .map(Path::of)
                .orElse(Path.of("../../shared/data").toAbsolutePath().normalize());
        Path log = shared.resolve("merkle/tessera-log/testdata/log");
        Assumptions.assumeTrue(
                Files.isDirectory(log), () -> "SKIPPED: " + log + " is not there; set BALLAST_SHARED_DATA");
        Path key = Files.writeString(dir.resolve("public"), PUBLIC_KEY);
        for (int size = 1; size <= 15; size++) {
            Path alone = Files.createDirectories(dir.resolve("of" + size));
            Files.createSymbolicLink(alone.resolve("tile"), log.resolve("tile"));
            String checkpoint = log.resolve("checkpoint." + size).toString();
            assertThat(run("log", alone.toString(), "--key", key.toString(), "--checkpoint", checkpoint))
                    .as("size " + size)
                    .isZero();
        }
        assertThat(run("log", log.toString(), "--key", key.toString())).isZero();
        assertThat(said()).contains("The log is sound: 15 entries");
    }

    @Test
    void who_asks_wrongly_is_told_how_to_ask_in_the_language_of_the_machine() {
        for (String[] words : new String[][] {
            {},
            {"look"},
            {"log"},
            {"log", "x"},
            {"receipt", "--key"},
            {"checkpoint", "a", "--proof", "b"},
            {"consistency", "a", "b", "--key", "c"},
            {"log", "x", "--key", "gone"}
        }) {
            assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
        }
        said.reset();
        assertThat(Verifier.run(List.of(), Map.of("LANG", "zh_CN.UTF-8"), out(), out()))
                .isEqualTo(2);
        assertThat(said()).contains("退出码");
        assertThat(Verifier.run(List.of("--lang", "en", "log"), Map.of("LANG", "zh_CN.UTF-8"), out(), out()))
                .isEqualTo(2);
        assertThat(said()).contains("Exit codes");
    }

    private int growth(String old, String grown, Path proof) {
        return run(
                "consistency",
                dir.resolve(old).toString(),
                dir.resolve(grown).toString(),
                "--key",
                key(),
                "--proof",
                proof.toString());
    }

    private int log() {
        return run(
                "log",
                dir.toString(),
                "--key",
                key(),
                "--checkpoint",
                dir.resolve("old").toString());
    }

    private String key() {
        return dir.resolve("key").toString();
    }

    private int run(String... words) {
        return Verifier.run(List.of(words), Map.of("LANG", "C"), out(), out());
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    /** What was said since the last time. */
    private String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    private String checkpoint(int size) {
        var tree = new GrowingTree();
        leaves.subList(0, size).forEach(leaf -> tree.add(leaf, (level, number, hashes, root) -> {}));
        return SIGNER.sign(new Checkpoint(SIGNER.verifier().name(), size, tree.root()).text())
                .toString();
    }

    /** Hashes of a tile of any level, of all entries. */
    private List<Hash> tile(int level, long number) {
        List<Hash> hashes = new ArrayList<>(leaves);
        var hasher = new Hasher();
        for (int step = 0; step < 8 * level; step++) {
            List<Hash> above = new ArrayList<>();
            for (int i = 0; i + 1 < hashes.size(); i += 2) {
                above.add(hasher.node(hashes.get(i), hashes.get(i + 1)));
            }
            hashes = above;
        }
        return hashes.subList(
                (int) number * TilePath.FULL, Math.min(hashes.size(), ((int) number + 1) * TilePath.FULL));
    }

    private void writeLog() throws IOException {
        for (int number = 0; number * TilePath.FULL < ENTRIES; number++) {
            List<byte[]> some =
                    entries.subList(number * TilePath.FULL, Math.min(ENTRIES, (number + 1) * TilePath.FULL));
            var bundle = new ByteArrayOutputStream();
            for (byte[] entry : some) {
                bundle.write(entry.length >>> 8);
                bundle.write(entry.length);
                bundle.writeBytes(entry);
            }
            write(new TilePath(TilePath.Kind.ENTRIES, 0, number, some.size()), bundle.toByteArray());
            write(new TilePath(TilePath.Kind.HASHES, 0, number, some.size()), bytes(tile(0, number)));
        }
        // 600 / 256 = 2 hashes of full tiles
        write(new TilePath(TilePath.Kind.HASHES, 1, 0, 2), bytes(tile(1, 0)));
    }

    private static byte[] bytes(List<Hash> hashes) {
        var bytes = new ByteArrayOutputStream();
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }

    private void write(TilePath path, byte[] bytes) throws IOException {
        Path file = dir.resolve("tile").resolve(path.toString());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void change(String name, int at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(dir.resolve(name));
        bytes[at] ^= (byte) bit;
        Files.write(dir.resolve(name), bytes);
    }
}
