package io.ballast.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL server programs that ship with the application, unpacked once beside the data. */
final class PostgresBinaries {
    private static final String VERSION = "18.6.0";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks the programs below this directory unless a complete copy is there already. A copy that was cut off is
     * never seen: the folder gets its name when it is whole.
     *
     * @throws IllegalStateException if this build carries no programs for this platform
     */
    static PostgresBinaries unpackedIn(Path directory) {
        Path home = directory.resolve("postgres-" + VERSION);
        if (!Files.isDirectory(home)) {
            try {
                Files.createDirectories(directory);
                Path unfinished = Files.createTempDirectory(directory, "unpacking-");
                unpack(archive(), unfinished);
                openToAll(unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot unpack PostgreSQL into " + directory, e);
            }
        }
        return new PostgresBinaries(home);
    }

    /** The path of a program such as {@code initdb}. */
    String program(String name) {
        return home.resolve("bin")
                .resolve(isWindows() ? name + ".exe" : name)
                .toAbsolutePath()
                .toString();
    }

    static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win")
                && !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("darwin");
    }

    private static InputStream archive() {
        String name = "/postgres-" + system() + "-" + processor() + ".txz";
        InputStream found = PostgresBinaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException("This build carries no PostgreSQL for this platform (" + name
                    + "). Build on this platform, or set SPRING_DATASOURCE_URL to a PostgreSQL server of your own.");
        }
        return found;
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return isWindows() ? "windows" : name.contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("Entry leaves the archive: " + entry.getName());
                }
                write(tar, entry, path);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if (!isWindows() && (entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Lets another user id, under which the server may have to run, read the programs. */
    private static void openToAll(Path directory) throws IOException {
        if (!isWindows()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Deletes a folder that was left half done. */
    static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }
}
