package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.OwnServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The disk of the database fills up to the last byte under a working server. A file system in memory, so as root only. */
@Tag("faults")
class FullDatabaseDiskTest {
    private static final int MOST = 4_000;

    @TempDir
    Path dir;

    @Test
    void what_was_acknowledged_is_there_when_there_is_room_again_and_nobody_had_to_start_the_server() throws Exception {
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path place = Files.createDirectory(dir.resolve("disk"));
        try (SmallDisk disk = SmallDisk.at(place, "500m");
                OwnServer database = OwnServer.in(place.resolve("postgres"));
                ConfigurableApplicationContext eyes = database.context(Files.createDirectory(dir.resolve("home")))) {
            Company company = Company.of(eyes);
            company.server();
            company.load(Ledger.CLEAN, UUID.randomUUID().toString());
            company.history.fault("the disk of the database is full");
            Path filler = disk.fill();

            List<String> acknowledged = writeUntilRefused(company);
            HttpResponse<String> page = company.client().get("/api/v1/runs");
            assertThat(page.statusCode()).isIn(200, 503);
            assertThat(company.server().isAlive()).isTrue();

            Files.delete(filler);
            Waiting.until("the server writes again", Duration.ofSeconds(60), () -> {
                database.startAgain();
                return write(company, "room")
                        .filter(each -> each.statusCode() == 201)
                        .isPresent();
            });
            for (String purpose : acknowledged) {
                assertThat(company.invariants.count(
                                "select count(*) from policy.draft where purpose = '" + purpose + "'"))
                        .as(purpose)
                        .isEqualTo(1);
            }
            var ledger = new Ledger("ROOM");
            company.load(ledger, UUID.randomUUID().toString());
            assertThat(company.rows(ledger)).isEqualTo(company.rows(Ledger.CLEAN));
            company.invariantsHold();
            company.server().close();
        }
    }

    /** Makes drafts until one is refused, and twenty more; gives those that were acknowledged. */
    private static List<String> writeUntilRefused(Company company) {
        List<String> acknowledged = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < MOST && refused < 20; i++) {
            String purpose = "while the disk is full " + i;
            HttpResponse<String> answer = write(company, purpose).orElseThrow();
            if (answer.statusCode() == 201) {
                acknowledged.add(purpose);
            } else {
                refused++;
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.body()).contains("暂时不可用").doesNotContain("SQL", "jdbc");
            }
        }
        assertThat(refused).as("the disk is full").isEqualTo(20);
        return acknowledged;
    }

    private static Optional<HttpResponse<String>> write(Company company, String purpose) {
        return company.client()
                .send(
                        "POST",
                        "/api/v1/policy-drafts",
                        Company.JSON.writeValueAsString(Map.of("purpose", purpose, "copyOf", 1)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }
}
