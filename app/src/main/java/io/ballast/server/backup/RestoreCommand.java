package io.ballast.server.backup;

import io.ballast.engine.value.Text;
import io.ballast.server.audit.Audit;
import io.ballast.server.audit.TrailCheck;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.CommandOption;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code ./ballast restore}: brings a backup into an empty place, reads every table back, and verifies the trail.
 * Cut off at any moment it left nothing, or runs to its end when it is started again.
 */
@Component
@CommandLine(
        name = "restore",
        usage = "--from FILE --key FILE",
        zh = "把备份恢复到空的数据目录（BALLAST_HOME），逐表读回比对，并核对操作记录",
        en = "Bring a backup into an empty place (BALLAST_HOME), read every table back and verify the trail",
        startsNothing = true,
        options = {
            @CommandOption(name = "--from", value = "FILE", isRequired = true, zh = "备份文件", en = "The backup"),
            @CommandOption(
                    name = "--key",
                    value = "FILE",
                    zh = "备份密钥文件；也可用环境变量 BALLAST_BACKUP_KEY 给出其内容",
                    en = "The key of backups; or its content in the variable BALLAST_BACKUP_KEY")
        })
class RestoreCommand implements Command {
    private final Flyway migrations;
    private final BackupReading reading;
    private final HomeFiles files;
    private final TrailCheck trail;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RestoreCommand(
            Flyway migrations,
            BackupReading reading,
            HomeFiles files,
            TrailCheck trail,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.migrations = migrations;
        this.reading = reading;
        this.files = files;
        this.trail = trail;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException, SQLException {
        Arguments arguments = Arguments.of(words, Set.of());
        Instant begun = clock.instant();
        try {
            Path backup = Path.of(arguments.text("--from").orElseThrow());
            if (!Files.isReadable(backup)) {
                throw new UnusableBackup(Text.of("无法读取备份 " + backup, "Cannot read the backup " + backup));
            }
            BackupKey key = GivenKey.of(arguments, System.getenv());
            var place = new RestorePlace(files.home());
            boolean isEmpty = trail.isEmpty();
            if (!isEmpty && !RestorePlace.isOpen(files.home())) {
                throw new UnusableBackup(Text.of(
                        "这里已有数据；恢复需要空的数据目录，请把 BALLAST_HOME 设为新目录",
                        "There are data here already; restore needs an empty place (BALLAST_HOME)"));
            }
            Restored restored = isEmpty ? load(backup, key, place, terminal) : loaded(backup, key);
            place.finish();
            return tell(backup, restored, begun, terminal);
        } catch (UnusableBackup e) {
            terminal.aside(e.why());
            return FAILED;
        }
    }

    /** What came back. */
    private record Restored(Manifest manifest, Tally tally) {}

    private Restored load(Path backup, BackupKey key, RestorePlace place, Terminal terminal)
            throws IOException, SQLException {
        try (Connection owner = migrations.getConfiguration().getDataSource().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            var restoring =
                    new Restoring(owner, place.begin(), new TableProgress(terminal, Text.of("正在恢复", "Restoring")));
            Tally tally;
            try {
                tally = reading.read(backup, key, restoring);
                restoring.verify(tally);
                CrashPoint.hit("restore.verified");
                place.settle();
                owner.commit();
                CrashPoint.hit("restore.committed");
            } catch (UnusableBackup | IOException | SQLException e) {
                owner.rollback();
                place.drop();
                throw e;
            }
            owner.setAutoCommit(true);
            statement.execute("analyze");
            return new Restored(restoring.manifest(), tally);
        }
    }

    /** What a restore that was cut off behind its commit has brought back. */
    private Restored loaded(Path backup, BackupKey key) throws IOException, SQLException {
        var about = new About();
        Tally tally = reading.read(backup, key, about);
        return new Restored(about.manifest(), tally);
    }

    private int tell(Path backup, Restored restored, Instant begun, Terminal terminal) {
        Manifest manifest = restored.manifest();
        Tally tally = restored.tally();
        TrailCheck.Finding trailFound = trail.run(Optional.empty(), done -> {});
        Duration took = Duration.between(begun, clock.instant());
        Duration lost = Duration.between(manifest.madeAt(), begun);
        transaction.executeWithoutResult(status -> audit.record(
                "backup.database.restored",
                "backup",
                String.valueOf(backup.getFileName()),
                "",
                Map.of(),
                Map.of(
                        "rows", tally.rows(),
                        "made_at", manifest.madeAt().toString(),
                        "recovery_time_seconds", took.toSeconds(),
                        "recovery_point_seconds", lost.toSeconds())));
        terminal.print(Text.of(
                "已恢复 " + tally.tables().size() + " 张表 " + tally.rows() + " 行（逐表与备份一致）、"
                        + tally.files().size() + " 个文件；用时 " + took.toSeconds() + " 秒，数据截至 "
                        + manifest.madeAt() + "。",
                "Restored " + tally.tables().size() + " tables, " + tally.rows() + " rows (each table as it was), "
                        + tally.files().size() + " files; it took " + took.toSeconds() + " s, the data are as of "
                        + manifest.madeAt() + "."));
        terminal.print(trailFound.text());
        if (!manifest.keysLeftOut().isEmpty()) {
            String names = String.join(", ", manifest.keysLeftOut());
            terminal.print(
                    Text.of("备份不含密钥文件，请另行放回：" + names, "Backups hold no key files; put these back yourself: " + names));
        }
        return trailFound.isSound() ? OK : FAILED;
    }

    /** Reads the manifest and passes over the rest. */
    private static final class About implements BackupReading.Reader {
        private final BackupReading.Looking rest = new BackupReading.Looking();
        private Optional<Manifest> manifest = Optional.empty();

        Manifest manifest() {
            return manifest.orElseThrow(() -> new UnusableBackup(Text.of("备份没有目录", "The backup has no manifest")));
        }

        @Override
        public void manifest(Manifest read) {
            manifest = Optional.of(read);
        }

        @Override
        public void file(String name, InputStream content) throws IOException {
            rest.file(name, content);
        }

        @Override
        public void table(String path, InputStream rows) throws IOException {
            rest.table(path, rows);
        }
    }
}
