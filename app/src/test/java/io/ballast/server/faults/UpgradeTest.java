package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.FreshDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/**
 * A company that works on the tables of an older version is moved to the tables of today: what it had is there as it
 * was, and can be worked with. The way back is a backup: the older version refuses the newer tables.
 */
@FaultTest
@Tag("faults")
class UpgradeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Autowired
    ApplicationContext context;

    @Autowired
    Environment settings;

    @TempDir
    Path dir;

    @Test
    void older_tables_with_data_become_those_of_today_and_keep_every_value() throws Exception {
        Company company = Company.of(context);
        company.server();
        company.load(Ledger.CLEAN, UUID.randomUUID().toString());
        company.untilAssessed(DAY, UUID.randomUUID().toString());
        company.invariantsHold();
        company.server().close();

        String old = FreshDatabase.create();
        Map<String, Integer> left = oldTables(old);
        assertThat(left).as("modules that have newer steps").hasSizeGreaterThan(6);
        try (Connection from = FreshDatabase.superuser(settings.getRequiredProperty("spring.datasource.url"));
                Connection to = FreshDatabase.superuser(old)) {
            var tables = new OlderTables(from, to);
            assertThat(tables.copy()).as("rows of the company").isGreaterThan(Ledger.INVOICES);
            Map<String, String> before = tables.digests();
            try (ChildServer child =
                    ChildServer.Plan.on(settings, old, keysOfTheCompany()).serve()) {
                // before the first request, which notes the last use of its token
                assertThat(tables.digests()).containsAllEntriesOf(before);
                var client = new Client(child.port(), company.manager, company.history);
                JsonNode customers =
                        Company.JSON.readTree(client.get("/api/v1/customers").body());
                assertThat(customers.toString()).contains(Ledger.CLEAN.prefix() + "-");
                assessAndReplay(client);
            }
        }
    }

    @Test
    void an_older_version_says_that_the_tables_are_newer_and_writes_nothing() throws Exception {
        Company.of(context).stop();
        String url = settings.getRequiredProperty("spring.datasource.url");
        Path steps = dir.resolve("older-steps");
        Map<String, Integer> left = OlderTables.ofOlderVersion(MIGRATIONS, steps);
        Map.Entry<String, Integer> newer = left.entrySet().iterator().next();
        try (Connection database = FreshDatabase.superuser(url)) {
            String before = OlderTables.everything(database);
            try (ChildServer child = ChildServer.Plan.on(settings, url, dir.resolve("home"))
                    .jvm("-Xbootclasspath/a:" + dir)
                    .with("--spring.flyway.locations=classpath:" + steps.getFileName())
                    .start()) {
                assertThat(child.exit(Company.LIMIT)).as(child.tail()).isEqualTo(1);
                assertThat(child.log())
                        .contains(
                                "更新版本的压舱石",
                                "by a newer version of Ballast",
                                newer.getKey() + " " + newer.getValue(),
                                "restore with it the backup")
                        .doesNotContain("Tomcat started", "\tat io.ballast");
            }
            assertThat(OlderTables.everything(database)).isEqualTo(before);
        }
    }

    private Path keysOfTheCompany() {
        return Path.of(settings.getRequiredProperty("ballast.home"));
    }

    private static void assessAndReplay(Client client) {
        String order = "{\"asOf\": \"" + DAY.plusDays(1) + "\"}";
        JsonNode run = Company.body(client.send("POST", "/api/v1/runs", order, "Idempotency-Key", "upgraded"));
        String path = "/api/v1/runs/" + run.get("id").asLong();
        Waiting.until(
                "the run is published",
                Company.LIMIT,
                () -> client.get(path).body().contains("\"PUBLISHED\""));
        JsonNode replay = Company.JSON.readTree(client.get("/api/v1/customers/" + Ledger.CLEAN.prefix() + "-1/replay")
                .body());
        assertThat(replay.get("outcome").asString()).as(replay.toString()).isEqualTo("SAME");
    }

    /** A database with the tables of an older version; gives the newest step of every module that it lacks. */
    private Map<String, Integer> oldTables(String url) throws IOException, SQLException {
        Path steps = dir.resolve("older-steps");
        Map<String, Integer> left = OlderTables.ofOlderVersion(MIGRATIONS, steps);
        ChildServer.Plan plan = ChildServer.Plan.on(settings, url, dir.resolve("before"))
                .jvm("-Xbootclasspath/a:" + dir)
                .with("--spring.flyway.locations=classpath:" + steps.getFileName());
        try (ChildServer child = plan.start();
                Connection database = FreshDatabase.superuser(url)) {
            // whether it goes on with so few tables does not matter, and mostly it does not
            Waiting.until(
                    "the older tables are there",
                    Duration.ofSeconds(90),
                    () -> !child.isAlive() || OlderTables.has(database, steps));
            assertThat(OlderTables.has(database, steps)).as(child.tail()).isTrue();
        }
        return left;
    }
}
