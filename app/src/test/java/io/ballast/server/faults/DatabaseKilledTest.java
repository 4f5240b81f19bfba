package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.OwnServer;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The embedded PostgreSQL is killed again and again while people write: what was acknowledged is there once. */
@Tag("faults")
class DatabaseKilledTest {
    private static final int KILLS = 3;
    private static final int CLIENTS = 4;
    private static final int BETWEEN_KILLS = 30;
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    @TempDir
    Path dir;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /** When the newest request that was acknowledged was sent, in nanoseconds. */
    private final AtomicLong newest = new AtomicLong(System.nanoTime());

    @Test
    void under_load_it_is_back_by_itself_and_what_was_acknowledged_is_there_once() throws Exception {
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = dir.resolve("home");
        try (ChildServer server = ChildServer.Plan.alone(home).serve()) {
            OwnServer database = OwnServer.of(home.resolve("postgres"));
            try (ConfigurableApplicationContext eyes = database.context(home)) {
                killUnderLoad(server, database, eyes);
            } finally {
                server.kill();
                database.kill();
            }
        }
    }

    private void killUnderLoad(ChildServer server, OwnServer database, ConfigurableApplicationContext eyes)
            throws IOException {
        String token = new TestTokens(eyes).of(new TestUsers(eyes).withRoles("writer", Role.ANALYST));
        var history = new History(Files.createTempFile("ballast-history", ".ndjson"));
        history.check(() -> {
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CLIENTS; i++) {
                    clients.execute(() -> writeOn(new Client(server.port(), token, history)));
                }
                try {
                    killAgainAndAgain(database, history);
                } finally {
                    isOver.set(true);
                }
            }
            var invariants = new Invariants(eyes);
            assertThat(acknowledged)
                    .allSatisfy(purpose -> assertThat(invariants.count(
                                    "select count(*) from policy.draft where purpose = '" + purpose + "'"))
                            .isEqualTo(1));
            assertThat(invariants.count("select count(*) from policy.draft"))
                    .as("requests, of which each is there once at most, answered or not")
                    .isBetween((long) acknowledged.size(), sent.longValue());
            assertThat(refusals)
                    .as("what was answered meanwhile: " + errors(server))
                    .isSubsetOf(503);
            invariants.hold(server, token, TestUsers.PASSWORD);
            System.err.println("database killed times=" + KILLS + " requests=" + sent + " acknowledged="
                    + acknowledged.size() + " lost=0");
        });
    }

    private static String errors(ChildServer server) {
        return server.log()
                .lines()
                .filter(line -> line.contains(" ERROR ") || line.startsWith("Caused by") || line.contains("Exception"))
                .limit(40)
                .collect(Collectors.joining("\n"));
    }

    private void killAgainAndAgain(OwnServer database, History history) {
        for (int i = 0; i < KILLS; i++) {
            int before = acknowledged.size();
            Waiting.until("people write", RECOVERY, () -> acknowledged.size() > before + BETWEEN_KILLS);
            Waiting.millis(history.random().nextInt(500));
            history.fault("SIGKILL of PostgreSQL " + i);
            database.kill();
            long killed = System.nanoTime();
            Duration back = Waiting.until("what is sent now is acknowledged", RECOVERY, () -> newest.get() > killed);
            System.err.println("database killed back_ms=" + back.toMillis());
        }
    }

    /** Makes drafts one after another, and asks for each again with its key until it is acknowledged. */
    private void writeOn(Client client) {
        while (!isOver.get()) {
            String purpose = "load " + sent.incrementAndGet();
            String draft = Company.JSON.writeValueAsString(Map.of("purpose", purpose, "copyOf", 1));
            String key = UUID.randomUUID().toString();
            while (!isOver.get() && !acknowledged.contains(purpose)) {
                long begun = System.nanoTime();
                Optional<Integer> status = client.send("POST", "/api/v1/policy-drafts", draft, "Idempotency-Key", key)
                        .map(HttpResponse::statusCode);
                if (status.filter(each -> each == 201).isPresent()) {
                    acknowledged.add(purpose);
                    newest.accumulateAndGet(begun, Math::max);
                } else {
                    status.ifPresent(refusals::add);
                    Waiting.millis(200);
                }
            }
        }
    }
}
