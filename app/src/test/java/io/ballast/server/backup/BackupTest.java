package io.ballast.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.EmptyMachine;
import io.ballast.server.EmptyMachine.Answer;
import io.ballast.server.FreshDatabase;
import io.ballast.server.ServerTest;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.audit.StillTrail;
import io.ballast.server.faults.ChildServer;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** A backup of a working server, brought back on a machine that has nothing. */
@ServerTest
class BackupTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    BackupReading reading;

    @Autowired
    Environment environment;

    @Value("${ballast.home}")
    Path home;

    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void a_company_with_files() throws IOException {
        AssessedDemo.load(context);
        Path uploads = Files.createDirectories(home.resolve("uploads/7"));
        Files.writeString(uploads.resolve("0.csv"), "编号,金额\nC-1,12.50\n");
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/fields.key"), "never in a backup");
    }

    private int backup(String... words) throws Exception {
        out.reset();
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", "C"));
        return context.getBean(BackupCommand.class).run(List.of(words), terminal);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path key(String name) throws Exception {
        Path key = dir.resolve(name);
        assertThat(backup("--new-key", key.toString())).isEqualTo(Command.OK);
        return key;
    }

    @Test
    void a_backup_comes_back_on_an_empty_machine_row_by_row_and_with_a_sound_trail() throws Exception {
        Path key = key("backup.key");
        Path other = key("other.key");
        Path file = dir.resolve("monday.ballast-backup");
        Map<String, String> before = backedUp(file, key);
        assertThat(said()).contains("Backup written and read back").doesNotContain(" 0 rows");

        Path machine = Files.createDirectories(dir.resolve("empty"));
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx--x--x"));
        List<String> right = List.of("restore", "--from", file.toString(), "--key", key.toString());
        List<Answer> answers = EmptyMachine.run(
                machine,
                List.of(List.of("restore", "--from", file.toString(), "--key", other.toString()), right, right));

        assertThat(answers.get(0).code()).isEqualTo(Command.FAILED);
        assertThat(answers.get(0).said()).contains("The key is not the key of this backup");
        assertThat(answers.get(1).code()).as(answers.get(1).said()).isEqualTo(Command.OK);
        assertThat(answers.get(1).said())
                .contains("each table as it was")
                .contains("The trail is sound")
                .contains("put these back yourself: ")
                .contains("keys/fields.key");
        assertThat(answers.get(2).code()).isEqualTo(Command.FAILED);
        assertThat(answers.get(2).said()).contains("There are data here already");

        assertThat(machine.resolve("uploads/7/0.csv")).hasContent("编号,金额\nC-1,12.50\n");
        assertThat(machine.resolve("keys")).doesNotExist();
        assertThat(machine.resolve("restoring")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.resolve("audit/signer.key"))))
                .isEqualTo("rw-------");
        List<AutoCloseable> closing = new ArrayList<>();
        try (Connection restored = EmptyMachine.lookInto(machine, closing)) {
            Map<String, String> after = digests(restored);
            // the restore itself is an entry of the trail, and so is the person who did it
            Set<String> grown = Set.of("audit.entry", "audit.pending", "audit.person");
            assertThat(without(after, grown)).isEqualTo(without(before, grown)).hasSizeGreaterThan(30);
            assertThat(one(restored, "select count(*) from audit.entry where action = 'backup.database.restored'"))
                    .isEqualTo("1");
            assertThat(one(restored, "select max(id) - count(*) from audit.entry"))
                    .as("the numbers go on where they were")
                    .isEqualTo(one(source(), "select max(id) - count(*) from audit.entry"));
            assertThatThrownBy(() -> one(restored, "delete from audit.entry returning id"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        } finally {
            for (AutoCloseable each : closing) {
                each.close();
            }
        }
    }

    /** Killed where everything is verified and nothing committed, and where files are not in their places yet. */
    @ParameterizedTest
    @ValueSource(strings = {"restore.verified", "restore.committed"})
    @Tag("faults")
    void a_restore_that_was_killed_is_no_company_and_can_be_done_again(String place) throws Exception {
        Path key = key("backup.key");
        Path file = dir.resolve("killed.ballast-backup");
        Map<String, String> before = backedUp(file, key);
        Path machine = Files.createDirectories(dir.resolve("killed"));
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx--x--x"));
        List<String> restore = List.of("restore", "--from", file.toString(), "--key", key.toString());

        assertThat(EmptyMachine.crash(machine, place, restore)).isEqualTo(ChildServer.KILLED);
        try (ChildServer server = ChildServer.Plan.alone(machine).start()) {
            assertThat(server.exit(Duration.ofMinutes(2))).isNotZero();
            assertThat(server.log()).contains("was cut off");
        }
        Answer again = EmptyMachine.run(machine, List.of(restore)).getFirst();
        assertThat(again.code()).as(again.said()).isEqualTo(Command.OK);
        assertThat(again.said()).contains("each table as it was", "The trail is sound");
        assertThat(machine.resolve("uploads/7/0.csv")).hasContent("编号,金额\nC-1,12.50\n");
        List<AutoCloseable> closing = new ArrayList<>();
        try (Connection restored = EmptyMachine.lookInto(machine, closing)) {
            Set<String> grown = Set.of("audit.entry", "audit.pending", "audit.person");
            assertThat(without(digests(restored), grown)).isEqualTo(without(before, grown));
        } finally {
            for (AutoCloseable each : closing) {
                each.close();
            }
        }
    }

    @Test
    void one_flipped_byte_anywhere_or_a_missing_end_is_found() throws Exception {
        Path key = key("backup.key");
        Path file = dir.resolve("whole.ballast-backup");
        assertThat(backup("--to", file.toString(), "--key", key.toString())).isEqualTo(Command.OK);
        BackupKey opened = BackupKey.parse(Files.readString(key), "test");
        assertThat(reading.read(file, opened, new BackupReading.Looking()).rows())
                .isPositive();
        byte[] whole = Files.readAllBytes(file);
        Path damaged = dir.resolve("damaged.ballast-backup");
        int step = whole.length / 12;
        for (int at = 0; at < whole.length; at += step) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 1;
            Files.write(damaged, bytes);
            assertThatThrownBy(() -> reading.read(damaged, opened, new BackupReading.Looking()))
                    .as("byte " + at)
                    .isInstanceOf(UnusableBackup.class);
        }
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            Files.write(damaged, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> reading.read(damaged, opened, new BackupReading.Looking()))
                    .as("length " + length)
                    .isInstanceOf(UnusableBackup.class);
        }
    }

    @Test
    void a_backup_and_a_key_are_never_overwritten() throws Exception {
        Path key = key("backup.key");
        assertThat(backup("--new-key", key.toString())).isEqualTo(Command.FAILED);
        Path file = dir.resolve("whole.ballast-backup");
        assertThat(backup("--to", file.toString(), "--key", key.toString())).isEqualTo(Command.OK);
        byte[] first = Files.readAllBytes(file);
        assertThat(backup("--to", file.toString(), "--key", key.toString())).isEqualTo(Command.FAILED);
        assertThat(said()).contains("There is a file already");
        assertThat(file).hasBinaryContent(first);
        assertThat(backup("--to", dir.resolve("x").toString(), "--key", file.toString()))
                .isEqualTo(Command.FAILED);
        assertThat(said()).contains("no key of backups");
        assertThat(dir.resolve("x")).doesNotExist();
    }

    @Test
    void no_server_starts_on_a_place_that_is_half_restored() throws IOException {
        var place = new RestorePlace(dir);
        var guard = new UnfinishedRestore();
        guard.setEnvironment(new MockEnvironment().withProperty("ballast.home", dir.toString()));
        Path file = place.begin().resolve("uploads/7/0.csv");
        Files.createDirectories(dir.resolve("restoring/uploads/7"));
        Files.writeString(file, "kept");
        assertThatThrownBy(() -> guard.postProcessBeanFactory(new DefaultListableBeanFactory()))
                .hasMessageContaining("was cut off");
        place.finish();
        assertThat(dir.resolve("uploads/7/0.csv")).hasContent("kept");
        guard.postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    /** What the tables held while the backup was written; its own entry of the trail is not signed in between. */
    private Map<String, String> backedUp(Path file, Path key) throws Exception {
        try (var _ = new StillTrail(environment.getRequiredProperty("spring.datasource.url"))) {
            assertThat(backup("--to", file.toString(), "--key", key.toString()))
                    .as(said())
                    .isEqualTo(Command.OK);
            return digests(source());
        }
    }

    private Connection source() throws SQLException {
        return FreshDatabase.superuser(environment.getRequiredProperty("spring.datasource.url"));
    }

    /** What every table holds, told by the database itself and not by the code under test. */
    private static Map<String, String> digests(Connection connection) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("""
                    select schemaname || '.' || tablename
                    from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')
                      and tablename not like 'flyway%' and tablename not like 'scheduled%'""")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                digests.put(table, one(connection, """
                        select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')
                        from %s t""".formatted(table)));
            }
        }
        return digests;
    }

    private static Map<String, String> without(Map<String, String> digests, Set<String> tables) {
        Map<String, String> rest = new TreeMap<>(digests);
        rest.keySet().removeAll(tables);
        return rest;
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
