package io.ballast.server.backup;

import io.ballast.engine.value.Sha256;
import io.ballast.engine.value.Text;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup from its first byte to its last, and knows at the end whether all of it was there. */
@Component
class BackupReading {
    private static final int BUFFER = 1 << 16;

    private final JsonMapper json;

    BackupReading(JsonMapper json) {
        this.json = json;
    }

    /** What is done with the parts of a backup, in the order in which they come. */
    interface Reader {
        void manifest(Manifest manifest) throws IOException, SQLException;

        /** A file, by its path below the data directory. */
        void file(String name, InputStream content) throws IOException;

        /** The rows of a table, by its schema and name. */
        void table(String path, InputStream rows) throws IOException, SQLException;
    }

    /** Reads everything and keeps nothing. */
    static final class Looking implements Reader {
        @Override
        public void manifest(Manifest manifest) {
            // that it could be read is all that is asked
        }

        @Override
        public void file(String name, InputStream content) throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
        }

        @Override
        public void table(String path, InputStream rows) throws IOException {
            rows.transferTo(OutputStream.nullOutputStream());
        }
    }

    /**
     * Reads a backup.
     *
     * @return what it says went in; every byte of it was met again
     * @throws UnusableBackup if the key is another, or the file is damaged, cut off or no backup
     */
    Tally read(Path file, BackupKey key, Reader reader) throws IOException, SQLException {
        Map<String, String> met = new LinkedHashMap<>();
        Optional<Tally> told = Optional.empty();
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                var zip = new ZipInputStream(new Decrypting(key.decrypting(plain)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.equals(BackupWriting.MANIFEST)) {
                    reader.manifest(manifest(zip.readAllBytes()));
                } else if (name.equals(BackupWriting.TALLY)) {
                    told = Optional.of(json.readValue(zip.readAllBytes(), Tally.class));
                } else {
                    met.put(name, pass(name, zip, reader));
                }
            }
            // whatever the zip does not ask for any more must be authentic too
            zip.transferTo(OutputStream.nullOutputStream());
        } catch (Undecryptable e) {
            throw new UnusableBackup(
                    Text.of(
                            "密钥不是这份备份的密钥，或备份文件已损坏：" + file,
                            "The key is not the key of this backup, or the backup is damaged: " + file),
                    e);
        } catch (ZipException | JacksonException e) {
            throw damaged(file, e);
        }
        Tally tally = told.orElseThrow(() -> damaged(file, new IOException("There is no end")));
        if (!met.equals(digests(tally))) {
            throw damaged(file, new IOException("The parts are not those that went in"));
        }
        return tally;
    }

    private static UnusableBackup damaged(Path file, Exception cause) {
        return new UnusableBackup(Text.of("备份文件不完整或不是备份：" + file, "The file is not a whole backup: " + file), cause);
    }

    private Manifest manifest(byte[] bytes) {
        Manifest manifest = json.readValue(bytes, Manifest.class);
        if (manifest.format() != Manifest.FORMAT) {
            throw new UnusableBackup(Text.of(
                    "备份格式 " + manifest.format() + " 本版本无法读取",
                    "This version does not read backups of format " + manifest.format()));
        }
        return manifest;
    }

    private static String pass(String name, ZipInputStream zip, Reader reader) throws IOException, SQLException {
        var digesting = new DigestInputStream(new OpenAfterwards(zip), Sha256.digest());
        if (name.startsWith(BackupWriting.TABLE)) {
            reader.table(name.substring(BackupWriting.TABLE.length()), digesting);
        } else {
            reader.file(name.substring(BackupWriting.FILE.length()), digesting);
        }
        digesting.transferTo(OutputStream.nullOutputStream());
        return Digests.hex(digesting.getMessageDigest().digest());
    }

    private static Map<String, String> digests(Tally tally) {
        Map<String, String> digests = new LinkedHashMap<>();
        tally.tables().forEach((table, rows) -> digests.put(BackupWriting.TABLE + table, rows.sha256()));
        tally.files().forEach((name, digest) -> digests.put(BackupWriting.FILE + name, digest));
        return digests;
    }

    /** What the cipher refuses, told from what the disk does. */
    static final class Undecryptable extends IOException {
        private static final long serialVersionUID = 1L;

        Undecryptable(IOException cause) {
            super("The bytes do not decrypt", cause);
        }
    }

    private static final class Decrypting extends FilterInputStream {
        Decrypting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw new Undecryptable(e);
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException e) {
                throw new Undecryptable(e);
            }
        }
    }

    /** The zip goes on after each of its entries. */
    private static final class OpenAfterwards extends FilterInputStream {
        OpenAfterwards(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the caller closes the zip
        }
    }
}
