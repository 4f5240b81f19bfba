package io.ballast.server.backup;

import io.ballast.engine.value.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup: one encrypted file that holds the database as of one moment, while others go on working, and the
 * files beside it. Inside the encryption it is a zip: manifest, files of the trail, one binary COPY for each table,
 * other files, tally.
 *
 * <p>The file gets its name when it is whole and on the disk.
 */
@Component
class BackupWriting {
    static final String MANIFEST = "manifest.json";
    static final String TALLY = "tally.json";
    static final String TABLE = "table/";
    static final String FILE = "file/";

    /** A table that row security would filter is an error here, never a shorter table. */
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only;"
            + " set local row_security = off; set local synchronize_seqscans = off";

    private static final int BUFFER = 1 << 16;

    private final DataSource database;
    private final Flyway migrations;
    private final HomeFiles files;
    private final JsonMapper json;
    private final Clock clock;

    BackupWriting(DataSource database, Flyway migrations, HomeFiles files, JsonMapper json, Clock clock) {
        this.database = database;
        this.migrations = migrations;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes one.
     *
     * @param target where; must not be there yet
     * @param key what it is encrypted by
     * @param progress told the name of each table as its turn comes
     * @return what went in
     */
    Tally write(Path target, BackupKey key, Consumer<String> progress) throws IOException, SQLException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            Tally tally;
            try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER);
                    OutputStream encrypted = key.encrypting(plain);
                    var zip = new ZipOutputStream(encrypted)) {
                zip.setLevel(Deflater.BEST_SPEED);
                tally = write(zip, progress);
            }
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return tally;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Tally write(ZipOutputStream zip, Consumer<String> progress) throws IOException, SQLException {
        Tally tally = Tally.empty();
        Map<Path, byte[]> trail = new LinkedHashMap<>();
        for (Path file : files.ofTrail()) {
            trail.put(file, Files.readAllBytes(file));
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(SNAPSHOT);
                Shape shape = shape();
                put(zip, MANIFEST, manifest(connection, shape));
                for (Map.Entry<Path, byte[]> file : trail.entrySet()) {
                    put(zip, file.getKey(), file.getValue(), tally);
                }
                CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
                for (TableShape table : shape.tables()) {
                    progress.accept(table.path());
                    zip.putNextEntry(new ZipEntry(TABLE + table.path()));
                    tally.tables().put(table.path(), Digests.copyOut(copies, table, zip));
                    zip.closeEntry();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        for (Path file : files.others()) {
            put(zip, file, tally);
        }
        put(zip, TALLY, json.writeValueAsBytes(tally));
        return tally;
    }

    /** Only the owner may read which steps were taken; they do not change while a server runs. */
    private Shape shape() throws SQLException {
        try (Connection owner = migrations.getConfiguration().getDataSource().getConnection()) {
            return Catalogue.of(owner);
        }
    }

    private byte[] manifest(Connection connection, Shape shape) throws IOException, SQLException {
        List<String> keys = files.keys();
        return json.writeValueAsBytes(
                new Manifest(Manifest.FORMAT, clock.instant(), shape, Catalogue.sequences(connection), keys));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private void put(ZipOutputStream zip, Path file, byte[] bytes, Tally tally) throws IOException {
        put(zip, FILE + files.name(file), bytes);
        tally.files().put(files.name(file), Sha256.hex(bytes));
    }

    /** A file that was taken away since the folder was read is not part of the backup. */
    private void put(ZipOutputStream zip, Path file, Tally tally) throws IOException {
        try (var in = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(FILE + files.name(file)));
            var digesting = new DigestOutputStream(zip, Sha256.digest());
            in.transferTo(digesting);
            tally.files()
                    .put(
                            files.name(file),
                            Digests.hex(digesting.getMessageDigest().digest()));
            zip.closeEntry();
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
