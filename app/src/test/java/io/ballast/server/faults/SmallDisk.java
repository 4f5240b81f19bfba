package io.ballast.server.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A small file system in memory; only root can have one, so that tests on it are left out, loudly, for others. */
final class SmallDisk implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Mounts it, or leaves the test out. */
    static SmallDisk at(Path place, String size) throws IOException {
        boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString());
        if (!isMounted) {
            System.err.println("SKIPPED: cannot mount a file system here (not root?); a full disk is not tested");
        }
        Assumptions.assumeTrue(isMounted, "cannot mount");
        return new SmallDisk(place);
    }

    /** Fills it to the last byte with a file; deleting that makes room again. */
    Path fill() {
        Path filler = place.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] chunk = new byte[CHUNK];
            while (true) {
                out.write(chunk);
            }
        } catch (IOException e) {
            return filler;
        }
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", place.toString())) {
            throw new AssertionError("Cannot unmount " + place);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
