package io.ballast.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The files below the data directory: which of them a backup holds, and which it leaves out and why. */
@Component
class HomeFiles {
    /** Uploads, files of bad rows, and whatever else a module keeps; not the database, the log and the keys. */
    private static final Set<String> LEFT_OUT = Set.of("postgres", "keys", "demo-files", "restoring");

    private static final String LOG = "ballast.log";
    private static final String TRAIL = "audit";

    private final Path home;

    HomeFiles(@Value("${ballast.home}") Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    Path home() {
        return home;
    }

    /**
     * The files of the trail: the signing key and the newest checkpoint. They are read before the database, so that
     * the checkpoint never speaks of entries that are not in the copy.
     */
    List<Path> ofTrail() throws IOException {
        return below(home.resolve(TRAIL));
    }

    /** All others, read after the database: a row may name a file, and the file is then there. */
    List<Path> others() throws IOException {
        return below(home).stream()
                .filter(file -> !file.startsWith(home.resolve(TRAIL)))
                .toList();
    }

    /** Names of the key files, which never travel with the data they open. */
    List<String> keys() throws IOException {
        return below(home.resolve("keys")).stream().map(this::name).toList();
    }

    /** The path below the data directory, with slashes. */
    String name(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !folder.equals(home) || isKept(file))
                    .sorted()
                    .toList();
        }
    }

    private boolean isKept(Path file) {
        Path below = home.relativize(file);
        String first = below.getName(0).toString();
        return !LEFT_OUT.contains(first) && !first.startsWith(LOG) && !first.endsWith(".ballast-backup");
    }
}
