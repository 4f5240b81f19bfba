package io.ballast.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Where the files of a restore wait below the data directory until the tables are committed. While the folder is there
 * the restore is not finished, and no server starts.
 */
final class RestorePlace {
    private static final String NAME = "restoring";

    private final Path home;
    private final Path folder;

    RestorePlace(Path home) {
        this.home = home;
        this.folder = home.resolve(NAME);
    }

    /** Whether a restore was begun and not finished. */
    static boolean isOpen(Path home) {
        return Files.isDirectory(home.resolve(NAME));
    }

    /** The folder, empty, whatever a restore that was cut off has left in it. */
    Path begin() throws IOException {
        drop();
        return Files.createDirectories(folder);
    }

    /** Brings the files to the disk, before the tables are committed. */
    void settle() throws IOException {
        for (Path file : files()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /** Puts the files in their places; done again after it was cut off, it puts the rest there. */
    void finish() throws IOException {
        for (Path file : files()) {
            Path target = home.resolve(folder.relativize(file));
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.move(file, target);
        }
        drop();
    }

    void drop() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
