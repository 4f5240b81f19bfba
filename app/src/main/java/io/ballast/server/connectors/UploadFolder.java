package io.ballast.server.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The bytes of uploads, below the home of the server; nobody's name for a file becomes a path. */
@Component
class UploadFolder {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final List<String> NO_ROOM =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private final Path root;

    UploadFolder(@Value("${ballast.home}") Path home) {
        this.root = home.toAbsolutePath().resolve("uploads");
    }

    Path of(long upload) {
        return root.resolve(Long.toString(upload));
    }

    Path of(long upload, Upload.File file) {
        return of(upload).resolve(file.storedAs());
    }

    /**
     * Takes the bytes in and gives the name under which they are kept: what they are is told by their beginning.
     *
     * @throws RefusedFile if they are a workbook of the old form
     */
    String take(long upload, int place, InputStream bytes) throws IOException {
        Path folder = Files.createDirectories(of(upload));
        Path received = folder.resolve(place + ".part");
        try (bytes) {
            Files.copy(bytes, received);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(received)) {
            head = in.readNBytes(ZIP.length);
        }
        if (Arrays.equals(head, OLD_OFFICE)) {
            throw new RefusedFile("old_workbook", "");
        }
        String name = place + (Arrays.equals(head, ZIP) ? ".xlsx" : ".csv");
        Files.move(received, folder.resolve(name));
        return name;
    }

    /** Whether there is no room where uploads lie: systems say it in the message only. */
    static boolean isFull(IOException failure) {
        String said = String.valueOf(failure.getMessage());
        return NO_ROOM.stream().anyMatch(said::contains);
    }

    void delete(long upload) {
        try {
            FileSystemUtils.deleteRecursively(of(upload));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove an upload", e);
        }
    }
}
