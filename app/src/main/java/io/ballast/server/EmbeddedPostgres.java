package io.ballast.server;

import io.ballast.server.web.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server that belongs to this process: durable, reachable from this machine only, with a random
 * password, its data kept below one directory across restarts.
 *
 * <p>A lock file refuses a second start on the same directory. A server that outlived a killed process is stopped
 * before a new one starts; PostgreSQL then recovers from its own log.
 */
final class EmbeddedPostgres implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    static final String DATABASE = "ballast";
    /** Where postmaster.pid tells the port, counted from 0. */
    private static final int PORT_LINE = 3;

    private static final Duration PROGRAM_LIMIT = Duration.ofMinutes(3);
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresBinaries binaries;
    private final Path home;
    private final Path cluster;
    private final Path serverLog;
    private final List<String> asServerUser;
    private final Optional<FileChannel> lockChannel;
    private final String password;
    private boolean isClosed;
    private int port;

    private EmbeddedPostgres(
            PostgresBinaries binaries,
            Path home,
            List<String> asServerUser,
            Optional<FileChannel> lockChannel,
            String password) {
        this.binaries = binaries;
        this.home = home;
        this.cluster = home.resolve("cluster");
        this.serverLog = home.resolve("postgres.log");
        this.asServerUser = asServerUser;
        this.lockChannel = lockChannel;
        this.password = password;
    }

    /**
     * Starts the server whose data live below this directory, creating them on the first start.
     *
     * @throws IllegalStateException with one clear sentence if it cannot run: in use, not permitted, not supported
     */
    static EmbeddedPostgres startIn(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel lock = lock(home)
                    .orElseThrow(() -> new IllegalStateException("Ballast is already running on the data directory "
                            + home + ". Stop it first, or start this one with another BALLAST_HOME."));
            return startLocked(home, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data directory " + home, e);
        }
    }

    /**
     * The server of another process, if one has the data directory: it goes on when this one is closed. Else as
     * {@link #startIn}.
     */
    static EmbeddedPostgres startOrJoin(Path home) {
        try {
            Files.createDirectories(home);
            Optional<FileChannel> lock = lock(home);
            return lock.isPresent() ? startLocked(home, lock.get()) : join(home);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data directory " + home, e);
        }
    }

    private static EmbeddedPostgres join(Path home) throws IOException {
        Path running = home.resolve("cluster").resolve("postmaster.pid");
        List<String> lines = Files.exists(running) ? Files.readAllLines(running) : List.of();
        if (lines.size() <= PORT_LINE) {
            throw new IllegalStateException("Ballast starts or stops just now on the data directory " + home);
        }
        var server = new EmbeddedPostgres(
                PostgresBinaries.unpackedIn(home), home, List.of(), Optional.empty(), passwordIn(home));
        server.port = Integer.parseInt(lines.get(PORT_LINE).strip());
        return server;
    }

    private static EmbeddedPostgres startLocked(Path home, FileChannel lock) {
        try {
            var server = new EmbeddedPostgres(
                    PostgresBinaries.unpackedIn(home), home, ServerUser.wrapper(), Optional.of(lock), passwordIn(home));
            server.createClusterOnce();
            server.stopOrphan();
            server.port = freePort();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data directory " + home, e);
        }
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public synchronized void close() {
        if (lockChannel.isEmpty()) {
            return;
        }
        isClosed = true;
        run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60");
        try {
            lockChannel.get().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.info("postgres stopped port={}", port);
    }

    private static Optional<FileChannel> lock(Path home) throws IOException {
        var channel = FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    private static String passwordIn(Path home) throws IOException {
        Path file = home.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path unfinished = home.resolve("password.new");
            Files.deleteIfExists(unfinished);
            OwnerOnly.create(unfinished);
            Files.writeString(unfinished, HexFormat.of().formatHex(random));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private void createClusterOnce() throws IOException {
        if (Files.isDirectory(cluster)) {
            return;
        }
        Path unfinished = home.resolve("cluster.new");
        if (Files.exists(unfinished)) {
            PostgresBinaries.delete(unfinished);
        }
        ServerUser.createOwnedDirectory(unfinished, asServerUser);
        Path passwordFile = unfinished.resolveSibling("password.initdb");
        Files.deleteIfExists(passwordFile);
        OwnerOnly.create(passwordFile);
        Files.writeString(passwordFile, password);
        ServerUser.giveTo(passwordFile, asServerUser);
        run(
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                SUPERUSER,
                "--pwfile",
                passwordFile.toString(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=icu",
                "--icu-locale=zh-Hans-CN");
        Files.delete(passwordFile);
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = postmaster();
        if (orphan.isPresent()) {
            log.warn(
                    "stopping postgres left behind by a killed process pid={}",
                    orphan.get().pid());
            run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60");
        }
    }

    /** The process of the server on this directory, if it lives. */
    Optional<ProcessHandle> postmaster() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    /** Starts the server again where it was, if it was killed; one that belongs to another process is left to that. */
    synchronized void reviveIfDead() {
        if (lockChannel.isEmpty() || isClosed) {
            return;
        }
        try {
            if (postmaster().isEmpty()) {
                log.warn("postgres was killed, starting it again port={}", port);
                start();
            }
        } catch (IOException | RuntimeException e) {
            log.warn("postgres does not start again yet why={}", String.valueOf(e.getMessage()));
        }
    }

    private void start() throws IOException {
        String options = String.join(
                " ",
                List.of(
                        "-p " + port,
                        "-c listen_addresses=127.0.0.1",
                        "-c unix_socket_directories=",
                        "-c fsync=on",
                        "-c synchronous_commit=on",
                        "-c full_page_writes=on",
                        "-c max_connections=100",
                        "-c shared_buffers=256MB",
                        "-c work_mem=16MB",
                        "-c maintenance_work_mem=128MB",
                        "-c max_wal_size=2GB",
                        "-c timezone=UTC"));
        run("pg_ctl", "start", "-D", cluster.toString(), "-l", serverLog.toString(), "-w", "-t", "120", "-o", options);
        log.info("postgres started port={}", port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(asServerUser);
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        Path output = null;
        try {
            output = Files.createTempFile("ballast-" + program, ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .directory(home.toFile())
                    .start();
            if (!process.waitFor(PROGRAM_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not finish within " + PROGRAM_LIMIT.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("PostgreSQL's " + program + " failed: "
                        + Files.readString(output).strip() + tail(serverLog));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run PostgreSQL's " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL's " + program + " ran", e);
        } finally {
            deleteQuietly(output);
        }
    }

    private static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = Files.readAllLines(file);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static void deleteQuietly(@Nullable Path file) {
        if (file != null) {
            file.toFile().delete();
        }
    }
}
