package io.ballast.server.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner may read, from their first moment on. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /**
     * Makes an empty file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one
     */
    public static void create(Path file) throws IOException {
        Files.createFile(file, attributes(file));
    }

    private static FileAttribute<?>[] attributes(Path file) {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
