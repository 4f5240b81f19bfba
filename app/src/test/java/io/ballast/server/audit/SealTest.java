package io.ballast.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.Frontier;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.Hasher;
import io.ballast.engine.merkle.Receipt;
import io.ballast.engine.merkle.TilePath;
import io.ballast.engine.merkle.VerifierKey;
import io.ballast.server.FreshDatabase;
import io.ballast.server.ServerTest;
import io.ballast.server.audit.Verdict.Fault;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Terminal;
import io.ballast.server.web.Visitor;
import io.ballast.verify.Verifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Attacks are made by the superuser, triggers off, in a transaction that is rolled back after the look at it. */
@ServerTest
class SealTest {
    private static final int ENTRIES = 600;

    @Autowired
    Audit audit;

    @Autowired
    Trail trail;

    @Autowired
    People people;

    @Autowired
    Sequencer sequencer;

    @Autowired
    LogFiles files;

    @Autowired
    AuditCommand command;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @Value("${ballast.home}")
    Path home;

    @BeforeEach
    void a_log_of_some_hundred_entries() {
        if (count("select count(*) from audit.entry") < ENTRIES) {
            for (int batch = 0; batch < 3; batch++) {
                transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < ENTRIES / 3; i++) {
                        record("li.na");
                    }
                });
                sequencer.round();
            }
        }
        sequencer.round();
    }

    private void record(String username) {
        audit.recordAs(
                username,
                "test.stone.moved",
                "user",
                username,
                "",
                Map.of("place", "bow"),
                Map.of("place", "stern", "username", username, "weight", 12.50, "address", "192.0.2.7"));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Verdict verdict(JdbcClient client, List<Checkpoint> kept) {
        return new Verification(client, files.signer().verifier(), people).run(kept, done -> {});
    }

    private List<Checkpoint> kept() {
        return files.newest(files.signer().verifier()).stream().toList();
    }

    /** What is found after these statements of a superuser. */
    private Verdict after(List<Checkpoint> kept, String... attack) throws SQLException {
        try (Connection superuser = FreshDatabase.superuser(environment.getRequiredProperty("spring.datasource.url"));
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            superuser.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("set session_replication_role = replica");
            for (String sql : attack) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
            Verdict verdict = verdict(JdbcClient.create(new SingleConnectionDataSource(superuser, true)), kept);
            superuser.rollback();
            return verdict;
        }
    }

    private static void assertBroken(Verdict verdict, Fault fault, long index) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(fault);
            assertThat(broken.index()).isEqualTo(index);
        });
    }

    @Test
    void an_untouched_trail_is_sound_and_every_entry_signed() throws SQLException {
        assertThat(after(kept())).isInstanceOfSatisfying(Verdict.Sound.class, sound -> {
            assertThat(sound.signed()).isEqualTo(sound.entries()).isGreaterThanOrEqualTo(ENTRIES);
            assertThat(sound.checkpoints()).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void an_edited_entry_is_named() throws SQLException {
        assertBroken(
                after(kept(), "update audit.entry set why = 'no reason' where id = " + entryAt(300)),
                Fault.EDITED,
                300);
        assertBroken(
                after(kept(), "update audit.entry set at = at + interval '1 microsecond' where id = " + entryAt(599)),
                Fault.EDITED,
                599);
    }

    @Test
    void a_deleted_entry_is_named_also_where_its_place_is_deleted_with_it() throws SQLException {
        long entry = entryAt(300);
        assertBroken(after(kept(), "delete from audit.entry where id = " + entry), Fault.DELETED, 300);
        assertBroken(
                after(
                        kept(),
                        "delete from audit.entry where id = " + entry,
                        "delete from audit.sequence where index = 300"),
                Fault.DELETED,
                300);
    }

    @Test
    void an_inserted_entry_is_named_with_the_place_it_pretends_to_have() throws SQLException {
        long entry = entryAt(300);
        String copy = "insert into audit.entry (id, at, actor, action, subject_type, subject_id, why, request_id)"
                + " overriding system value select -1, at, actor, action, subject_type, subject_id, 'forged', ''"
                + " from audit.entry where id = " + entry;
        assertBroken(after(kept(), copy), Fault.INSERTED, 0);
        // with a place made for it: all behind move up by one
        assertBroken(
                after(
                        kept(),
                        copy,
                        "update audit.sequence set index = index + 1000000 where index >= 300",
                        "update audit.sequence set index = index - 999999 where index >= 1000000",
                        "insert into audit.sequence (index, entry_id, leaf_hash)"
                                + " select 300, -1, leaf_hash from audit.sequence where index = 301"),
                Fault.EDITED,
                300);
    }

    @Test
    void swapped_entries_are_named_whether_contents_or_places_were_swapped() throws SQLException {
        long one = entryAt(10);
        long other = entryAt(20);
        assertBroken(
                after(
                        kept(),
                        "update audit.entry e set at = o.at, why = 'swapped' from audit.entry o where e.id in (" + one
                                + "," + other + ") and o.id = " + one + " + " + other + " - e.id"),
                Fault.EDITED,
                10);
        assertBroken(after(kept(), swap(10, 20)), Fault.REPLACED, 10);
        // right of the full tiles only the next checkpoint tells, so what is named is the end of the one before
        long edge = edgeOfFullTiles();
        assertBroken(after(kept(), swap(edge, edge + 1)), Fault.REPLACED, signedBefore(edge));
    }

    /** The first place that no full tile covers, with at least one more behind it. */
    private long edgeOfFullTiles() {
        long size = count("select count(*) from audit.sequence");
        if (size % 256 < 2) {
            transaction.executeWithoutResult(status -> {
                record("li.na");
                record("li.na");
            });
            sequencer.round();
            size = count("select count(*) from audit.sequence");
        }
        return size / 256 * 256;
    }

    private static String[] swap(long one, long other) {
        return new String[] {
            "update audit.sequence set index = index + 1000000 where index in (" + one + "," + other + ")",
            "update audit.sequence set index = " + (one + other) + " - (index - 1000000) where index >= 1000000"
        };
    }

    private long signedBefore(long index) {
        return count("select coalesce(max(size), 0) from audit.checkpoint where size <= " + index);
    }

    @Test
    void a_tail_that_was_cut_off_is_found_against_a_checkpoint_kept_outside() throws SQLException {
        String[] cut = {
            "delete from audit.entry where id in (select entry_id from audit.sequence where index >= 400)",
            "delete from audit.sequence where index >= 400",
            "delete from audit.checkpoint where size > 400",
            "delete from audit.tile where number >= 1 and level = 0"
        };
        assertBroken(after(kept(), cut), Fault.TRUNCATED, 400);
        // without it nothing is amiss: that is why a checkpoint must lie elsewhere
        assertThat(after(List.of(), cut)).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void a_changed_tree_and_a_forged_checkpoint_are_found() throws SQLException {
        assertBroken(
                after(kept(), "update audit.tile set root = sha256('x') where level = 0 and number = 0"),
                Fault.TILE,
                0);
        assertThat(after(
                        kept(),
                        "update audit.checkpoint set root = sha256('x') where size = (select max(size) from"
                                + " audit.checkpoint)"))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.CHECKPOINT));
    }

    @Test
    void blame_cannot_be_moved_to_somebody_else() throws SQLException {
        assertThat(after(kept(), """
                        update audit.person p
                        set sealed = o.sealed, lookup = o.lookup
                        from audit.person o
                        where o.token = (select max(token) from audit.person)
                          and p.token = (select min(token) from audit.person)"""))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.PERSON));
    }

    @Test
    void a_person_who_was_erased_is_gone_and_the_trail_is_still_sound() {
        transaction.executeWithoutResult(status -> record("zhao.lei"));
        sequencer.round();
        TrailEntry before = trail.of("user", "zhao.lei", 1).getFirst();
        assertThat(before.actor()).isEqualTo("zhao.lei");
        assertThat(before.after()).hasValueSatisfying(after -> assertThat(after).contains("\"zhao.lei\"", "192.0.*.*"));
        assertThat(before.state()).isEqualTo(TrailEntry.State.SIGNED);
        assertThat(count("select count(*) from audit.entry where actor = 'zhao.lei' or after::text like '%zhao%'"))
                .isZero();
        Hash leaf = leafOf(before.id());

        transaction.executeWithoutResult(
                status -> assertThat(people.erase("zhao.lei")).isEqualTo(1));
        assertThat(people.tokensOf("zhao.lei")).isEmpty();
        assertThat(trail.of("user", "zhao.lei", 1)).isEmpty();
        assertThat(leafOf(before.id())).isEqualTo(leaf);
        transaction.executeWithoutResult(
                status -> assertThat(verdict(jdbc, kept())).isInstanceOf(Verdict.Sound.class));
    }

    private Hash leafOf(long entry) {
        return jdbc.sql("select leaf_hash from audit.sequence where entry_id = :entry")
                .param("entry", entry)
                .query((row, number) -> Hash.of(row.getBytes(1)))
                .single();
    }

    private long entryAt(long index) {
        return count("select entry_id from audit.sequence where index = " + index);
    }

    @Test
    void an_entry_whose_transaction_ends_late_gets_a_later_place_and_none_is_skipped() throws Exception {
        var isRecorded = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> late = other.submit(() -> transaction.executeWithoutResult(status -> {
                audit.record("test.stone.late", "stone", "late", "", Map.of(), Map.of());
                isRecorded.countDown();
                await(mayEnd);
            }));
            await(isRecorded);
            transaction.executeWithoutResult(
                    status -> audit.record("test.stone.early", "stone", "early", "", Map.of(), Map.of()));
            sequencer.round();
            mayEnd.countDown();
            late.get();
        }
        sequencer.round();
        TrailEntry late = trail.of("stone", "late", 1).getFirst();
        TrailEntry early = trail.of("stone", "early", 1).getFirst();
        assertThat(late.id()).isLessThan(early.id());
        assertThat(late.index().orElseThrow()).isGreaterThan(early.index().orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void several_sequencers_at_once_leave_one_log_without_holes() throws Exception {
        Sequencer second = sequencer(files);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<?>> all = List.of(
                    pool.submit(() -> {
                        for (int i = 0; i < 60; i++) {
                            transaction.executeWithoutResult(status -> {
                                record("li.na");
                                if (status.isNewTransaction() && System.nanoTime() % 3 == 0) {
                                    status.setRollbackOnly();
                                }
                            });
                        }
                    }),
                    pool.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            second.round();
                        }
                    }),
                    pool.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            sequencer.round();
                        }
                    }));
            for (Future<?> one : all) {
                one.get();
            }
        }
        sequencer.round();
        assertThat(count("select count(*) from audit.pending")).isZero();
        assertThat(count("select max(index) + 1 - count(*) from audit.sequence"))
                .isZero();
        transaction.executeWithoutResult(status -> assertThat(verdict(jdbc, kept()))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.signed())
                                .isEqualTo(sound.entries())
                                .isEqualTo(count("select count(*) from audit.entry"))));
    }

    /** Waits until the server's own sequencer does nothing, and keeps it from it until the transaction ends. */
    private void takeTheTurn() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", Sequencer.LOCK)
                .query((row, _) -> row.getRow())
                .single();
    }

    private Sequencer sequencer(LogFiles with) {
        return new Sequencer(
                jdbc, dataSource, new TreeStore(jdbc), with, transaction, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    @Test
    void nothing_is_signed_that_contradicts_a_checkpoint_kept_outside(@TempDir Path elsewhere) {
        var apart = new LogFiles(elsewhere, files.signer().secret());
        String origin = files.signer().verifier().name();
        long size = count("select count(*) from audit.sequence");
        for (long claimed : new long[] {size + 1000, size}) {
            var claim = new Checkpoint(origin, claimed, Hash.ofHex("00".repeat(32)));
            apart.keep(files.signer().sign(claim.text()).toString());
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        status.setRollbackOnly();
                        takeTheTurn();
                        jdbc.sql("insert into audit.sequence (index, entry_id, leaf_hash) values (:size, -7, :hash)")
                                .param("size", size)
                                .param("hash", new byte[Hash.BYTES])
                                .update();
                        sequencer(apart).round();
                    }))
                    .isInstanceOf(Sequencer.Contradiction.class)
                    .hasMessageContaining("checkpoint file");
        }
    }

    @Test
    void the_key_is_its_owners_and_the_log_goes_on_with_no_other(@TempDir Path elsewhere) throws Exception {
        Path key = home.toAbsolutePath().resolve("audit/signer.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key.resolveSibling("verifier.key")).strip())
                .isEqualTo(files.signer().verifier().toString());
        transaction.executeWithoutResult(status -> {
            takeTheTurn();
            audit.record("test.stone.moved", "stone", "1", "", Map.of(), Map.of());
            assertThatThrownBy(() -> sequencer(new LogFiles(elsewhere, "")).round())
                    .isInstanceOf(Sequencer.Contradiction.class)
                    .hasMessageContaining("is not signed by");
            status.setRollbackOnly();
        });
    }

    @Test
    void the_command_says_that_the_trail_is_sound_or_how_to_ask() throws IOException {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", "zh_CN.UTF-8"));
        assertThat(command.run(List.of("verify"), terminal)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("操作记录完好");
        assertThat(command.run(List.of("verify", "--checkpoint", "gone"), terminal))
                .isEqualTo(2);
        assertThat(command.run(List.of("look"), terminal)).isEqualTo(2);
    }

    @Test
    void the_exported_log_is_judged_by_the_verifier_alone(@TempDir Path elsewhere) throws Exception {
        sequencer.round();
        Path folder = elsewhere.resolve("log");
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", "C"));
        assertThat(command.run(List.of("export", "--to", folder.toString()), terminal))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(command.run(List.of("export", "--to", folder.toString()), terminal))
                .as("never over something else")
                .isEqualTo(1);
        List<String> question = List.of(
                "log",
                folder.toString(),
                "--key",
                folder.resolve("verifier.key").toString());
        assertThat(Verifier.run(question, terminal::print, terminal::aside)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("The log is sound");
        Path leaves = folder.resolve("tile/0/000");
        byte[] hashes = Files.readAllBytes(leaves);
        hashes[7 * Hash.BYTES] ^= 1;
        Files.write(leaves, hashes);
        assertThat(Verifier.run(question, terminal::print, terminal::aside)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("first bad index 7.");
    }

    @Test
    void an_auditor_verifies_by_a_button_and_takes_checkpoints_along() throws Exception {
        sequencer.round();
        String auditor = new TestUsers(context).withRoles("tang.wei", Role.AUDITOR);
        Visitor browser = Visitor.at(port).signIn(auditor);
        assertThat(browser.get("/audit/verification").body()).contains("立即核对", "checkpoint-");
        HttpResponse<String> started = browser.post("/audit/verification", "/audit/verification", Map.of());
        assertThat(started.statusCode()).isEqualTo(302);
        assertThat(started.headers().firstValue("Location"))
                .hasValueSatisfying(at -> assertThat(at).contains("/jobs/"));
        for (int i = 0; i < 200 && trail.done("audit.log.verified", 1).isEmpty(); i++) {
            Thread.sleep(50);
        }
        TrailEntry kept = trail.done("audit.log.verified", 1).getFirst();
        assertThat(kept.actor()).isEqualTo("tang.wei");
        assertThat(browser.get("/audit/verification").body()).contains("tang.wei", "完好");
        assertThat(browser.get("/audit?action=audit.log").body()).contains("完好：是", "记录数：");

        String token = new TestTokens(context).of(auditor);
        assertThat(get(token, "/api/v1/audit/verifications").body()).contains("\"sound\":true", "\"by\":\"tang.wei\"");
        Matcher size = Pattern.compile("\"size\":(\\d+)")
                .matcher(get(token, "/api/v1/audit/checkpoints").body());
        assertThat(size.find()).isTrue();
        String note = get(token, "/audit/checkpoints/" + size.group(1)).body();
        assertThat(Checkpoint.verified(note, files.signer().verifier()))
                .hasValueSatisfying(
                        found -> assertThat(Long.toString(found.size())).isEqualTo(size.group(1)));
        assertThat(get(token, "/audit/checkpoints/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void neither_the_application_nor_the_owner_changes_what_was_sequenced_or_signed() {
        for (String table : List.of("sequence", "tile", "checkpoint")) {
            assertThatThrownBy(() -> jdbc.sql("delete from audit." + table).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> jdbc.sql("update audit.person set token = 'x'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void an_auditor_checks_the_log_with_tools_of_his_own(@TempDir Path elsewhere) throws Exception {
        String token = new TestTokens(context).of(new TestUsers(context).withRoles("sun.hao", Role.AUDITOR));
        String stranger = new TestTokens(context).of(new TestUsers(context).withRoles("qian.yu", Role.SALES));
        sequencer.round();
        VerifierKey key =
                VerifierKey.parse(get(token, "/audit/verifier.key").body()).orElseThrow();
        Checkpoint newest =
                Checkpoint.verified(get(token, "/audit/checkpoint").body(), key).orElseThrow();
        assertThat(newest.size()).isGreaterThanOrEqualTo(ENTRIES);
        assertThat(get(stranger, "/audit/checkpoint").statusCode()).isEqualTo(403);
        assertThat(get("none", "/audit/checkpoint").statusCode()).isEqualTo(401);

        // the tree from the tiles is the tree that was signed
        Frontier frontier = new Frontier();
        Hasher hasher = new Hasher();
        for (long from = 0; from < newest.size(); from += TilePath.FULL) {
            int width = (int) Math.min(TilePath.FULL, newest.size() - from);
            String hashes = new TilePath(TilePath.Kind.HASHES, 0, from / TilePath.FULL, width).toString();
            String entries = new TilePath(TilePath.Kind.ENTRIES, 0, from / TilePath.FULL, width).toString();
            ByteBuffer leaves = ByteBuffer.wrap(bytes(token, "/audit/tile/" + hashes));
            ByteBuffer bundle = ByteBuffer.wrap(bytes(token, "/audit/tile/" + entries));
            while (leaves.hasRemaining()) {
                byte[] hash = new byte[Hash.BYTES];
                leaves.get(hash);
                byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(entry);
                assertThat(hasher.leaf(entry)).isEqualTo(Hash.of(hash));
                frontier.add(Hash.of(hash));
            }
        }
        assertThat(frontier.root()).isEqualTo(newest.root());
        assertThat(get(token, "/audit/tile/1/000").statusCode()).isEqualTo(404);
        assertThat(get(token, "/audit/tile/0/999").statusCode()).isEqualTo(404);
        assertThat(get(token, "/api/v1/audit/proofs/inclusion?index=7&size=" + (newest.size() + 1))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(token, "/api/v1/audit/proofs/inclusion?index=7&size=" + newest.size())
                        .body())
                .contains(newest.root().base64());
        assertThat(get(token, "/audit/proof/consistency?from=400&to=" + newest.size())
                        .body())
                .contains(newest.root().base64());

        HttpResponse<String> receipt = get(token, "/api/v1/audit/entries/" + entryAt(300) + "/receipt");
        assertThat(receipt.headers().firstValue("Content-Disposition").orElse(""))
                .endsWith(".tlog-proof\"");
        assertThat(Receipt.verify(receipt.body(), key)).isInstanceOf(Receipt.Verdict.Good.class);
        Path file = Files.writeString(elsewhere.resolve("entry.tlog-proof"), receipt.body());
        Path keyFile = Files.writeString(elsewhere.resolve("verifier.key"), key + "\n");
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", "C.UTF-8"));
        assertThat(ReceiptCheck.run(List.of(file.toString(), "--key", keyFile.toString()), terminal))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("The receipt holds", "\"id\":" + entryAt(300));
        Files.writeString(file, receipt.body().replace("index 300", "index 301"));
        assertThat(ReceiptCheck.run(List.of(file.toString(), "--key", keyFile.toString()), terminal))
                .isOne();
        assertThat(ReceiptCheck.run(List.of(), terminal)).isEqualTo(2);
    }

    private HttpResponse<String> get(String token, String path) {
        return TestTokens.send(port, token, "GET", path, "");
    }

    private byte[] bytes(String token, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        }
    }
}
