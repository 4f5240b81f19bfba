package io.ballast.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Under which user the database server runs. PostgreSQL refuses to run as root, so a root process steps down: into a
 * user namespace of its own, or to the user id of nobody.
 */
final class ServerUser {
    private static final String NOBODY = "65534";
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY_USER =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private ServerUser() {}

    /**
     * The words to put before a command so that it does not run as root; none for an ordinary user.
     *
     * @throws IllegalStateException if the process is root and cannot step down
     */
    static List<String> wrapper() throws IOException {
        if (PostgresBinaries.isWindows() || !isRoot()) {
            return List.of();
        }
        if (succeeds(NAMESPACE)) {
            return NAMESPACE;
        }
        if (succeeds(NOBODY_USER)) {
            return NOBODY_USER;
        }
        throw new IllegalStateException("PostgreSQL refuses to run as root, and this machine allows neither a user"
                + " namespace (unshare -U) nor another user id (setpriv). Run Ballast as an ordinary user,"
                + " or set SPRING_DATASOURCE_URL to a PostgreSQL server of your own.");
    }

    static void createOwnedDirectory(Path directory, List<String> wrapper) throws IOException {
        Files.createDirectories(directory);
        if (!PostgresBinaries.isWindows()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        giveTo(directory, wrapper);
    }

    /** Hands a file to the user the server runs as; nothing to do where that is this process's own user. */
    static void giveTo(Path path, List<String> wrapper) throws IOException {
        if (wrapper.equals(NOBODY_USER)) {
            Files.setAttribute(path, "unix:uid", Integer.parseInt(NOBODY));
            Files.setAttribute(path, "unix:gid", Integer.parseInt(NOBODY));
        }
    }

    /** Whose name a file carries that this process has just made tells who it runs as. */
    private static boolean isRoot() throws IOException {
        Path probe = Files.createTempFile("ballast-user", ".probe");
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean succeeds(List<String> wrapper) {
        List<String> command = new ArrayList<>(wrapper);
        command.add("true");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
