package io.ballast.server.backup;

import io.ballast.engine.value.Text;
import io.ballast.server.web.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * One restore: the tables in one transaction of the owner, the files into a folder beside their place. Triggers and row
 * security stand aside for as long as the transaction lasts: rows come back as they were, and nothing reacts to them.
 */
final class Restoring implements BackupReading.Reader {
    private final Connection owner;
    private final CopyManager copies;
    private final Path folder;
    private final Consumer<String> progress;
    private final Map<String, TableShape> tables = new HashMap<>();
    private final Map<String, Boolean> forced = new HashMap<>();
    private Optional<Manifest> manifest = Optional.empty();

    /**
     * A restore about to begin.
     *
     * @param owner of the tables, in a transaction that the caller ends
     * @param folder for the files, empty
     * @param progress told the name of each table as its turn comes
     */
    Restoring(Connection owner, Path folder, Consumer<String> progress) throws SQLException {
        this.owner = owner;
        this.copies = owner.unwrap(PGConnection.class).getCopyAPI();
        this.folder = folder;
        this.progress = progress;
    }

    /** What the backup says of itself, once it was read. */
    Manifest manifest() {
        return manifest.orElseThrow(() -> new UnusableBackup(Text.of("备份没有目录", "The backup has no manifest")));
    }

    @Override
    public void manifest(Manifest read) throws SQLException {
        manifest = Optional.of(read);
        Shape here = Catalogue.of(owner);
        checkSteps(read.shape(), here);
        if (!here.tables().equals(read.shape().tables())) {
            throw new UnusableBackup(
                    Text.of("备份中的数据表与本版本不同", "The tables of the backup are not those of this version"));
        }
        for (TableShape table : here.tables()) {
            tables.put(table.path(), table);
            forced.put(table.path(), isForced(table));
            execute("alter table " + table.quoted() + " disable trigger user, no force row level security");
        }
        // what migrations put into new tables comes back with the backup
        execute("truncate " + here.tables().stream().map(TableShape::quoted).collect(Collectors.joining(", ")));
    }

    /** A backup goes into the version that made it; what is newer is brought about by migrations afterwards. */
    private static void checkSteps(Shape backup, Shape here) {
        if (!backup.migrations().equals(here.migrations())) {
            var differing = new TreeMap<>(backup.migrations());
            differing
                    .entrySet()
                    .removeIf(kept -> kept.getValue().equals(here.migrations().get(kept.getKey())));
            String names = differing.isEmpty()
                    ? here.migrations().keySet().toString()
                    : differing.keySet().toString();
            throw new UnusableBackup(Text.of(
                    "备份由另一版本生成（数据库步骤不同：" + names + "）；请用当时的版本恢复，再升级",
                    "Another version made this backup (steps of the database differ: " + names
                            + "); restore with that version, then upgrade"));
        }
    }

    private boolean isForced(TableShape table) throws SQLException {
        try (PreparedStatement statement =
                owner.prepareStatement("select relforcerowsecurity from pg_class where oid = cast(? as regclass)")) {
            statement.setString(1, table.quoted());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
        Path target = folder.resolve(name).normalize();
        Path parent = target.getParent();
        if (!target.startsWith(folder) || parent == null) {
            throw new UnusableBackup(Text.of("备份中的路径越界：" + name, "A path of the backup leads outside: " + name));
        }
        Files.createDirectories(parent);
        OwnerOnly.create(target);
        try (OutputStream out = Files.newOutputStream(target)) {
            content.transferTo(out);
        }
    }

    @Override
    public void table(String path, InputStream rows) throws IOException, SQLException {
        progress.accept(path);
        copies.copyIn(table(path).copyIn(), rows);
    }

    private TableShape table(String path) {
        return Optional.ofNullable(tables.get(path))
                .orElseThrow(() ->
                        new UnusableBackup(Text.of("备份中有未知的数据表：" + path, "The backup has an unknown table: " + path)));
    }

    /**
     * Reads every table back, compares it with what went into the backup, and puts triggers and security back.
     *
     * @throws UnusableBackup if a table is not what it was; the caller rolls back
     */
    void verify(Tally tally) throws IOException, SQLException {
        execute("set local synchronize_seqscans = off");
        for (Map.Entry<String, Tally.Rows> kept : tally.tables().entrySet()) {
            TableShape table = table(kept.getKey());
            Tally.Rows restored = Digests.copyOut(copies, table, OutputStream.nullOutputStream());
            if (!restored.equals(kept.getValue())) {
                throw new UnusableBackup(Text.of(
                        "恢复后的数据表与备份不同：" + kept.getKey(), "A restored table is not what it was: " + kept.getKey()));
            }
        }
        for (TableShape table : manifest().shape().tables()) {
            boolean isForced = forced.getOrDefault(table.path(), false);
            execute("alter table " + table.quoted() + " enable trigger user"
                    + (isForced ? ", force row level security" : ""));
        }
        for (Map.Entry<String, Long> sequence : manifest().sequences().entrySet()) {
            try (PreparedStatement statement = owner.prepareStatement("select setval(cast(? as regclass), ?)")) {
                statement.setString(1, sequence.getKey());
                statement.setLong(2, sequence.getValue());
                statement.execute();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
