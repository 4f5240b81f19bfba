package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "ballast.test.database=killed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledRunTest {
    private static final int CUSTOMERS = 400;
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    private static final String SAID = """
        select a.customer_id, a.points, a.grade, a.pd, a.recommended_limit_minor, a.balance_minor, a.exposure_minor,
          a.warning_rules::text, encode(a.facts_hash, 'hex') as facts_hash, e.readings::text, e.points::text as given,
          e.warnings::text
        from assessment.assessment a
        join assessment.evidence e on e.run_id = a.run_id and e.customer_id = a.customer_id
        order by a.customer_id""";

    @Autowired
    AssessmentRuns runs;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Environment settings;

    @BeforeAll
    void book() {
        var company =
                new DemoCompany(DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(6));
        var books = new DemoBooks(jdbc);
        for (int i = 0; i < CUSTOMERS; i++) {
            books.book(company.customer(i));
        }
    }

    @Test
    void a_run_killed_in_the_middle_is_finished_by_the_next_and_equals_one_never_killed(@TempDir Path home)
            throws IOException, InterruptedException {
        runs.assess(request());
        List<Map<String, @Nullable Object>> clean = jdbc.queryForList(SAID);
        for (String table : List.of("published", "assessment", "evidence", "run", "ledger_pack")) {
            jdbc.update("delete from assessment." + table);
        }

        int written = killWhenItHasWrittenSome(home);
        assertThat(written).isBetween(1, CUSTOMERS - 1);
        assertThat(runs.inForce()).isEmpty();

        RunOutcome outcome = runs.assess(request());
        Run run = runs.inForce().orElseThrow();
        // what was acknowledged before the kill is not assessed again
        assertThat(outcome).isEqualTo(new RunOutcome.Published(run.id(), CUSTOMERS - written));
        assertThat(jdbc.queryForList(SAID)).isEqualTo(clean);
        assertThat(jdbc.queryForObject("select count(*) from assessment.run", Integer.class))
                .isEqualTo(1);
    }

    /** Starts the server in a process of its own, kills it with SIGKILL in the middle; returns how many rows it left. */
    private int killWhenItHasWrittenSome(Path home) throws IOException, InterruptedException {
        Path output = home.resolve("child.log");
        Process child = new ProcessBuilder(command(home))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
            while (written() == 0 && child.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(1);
            }
            child.destroyForcibly();
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        int written = written();
        if (written == 0) {
            throw new AssertionError("The child wrote nothing: " + tail(output));
        }
        return written;
    }

    private List<String> command(Path home) {
        String classes = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                classes,
                RunInChild.class.getName(),
                "--spring.datasource.url=" + settings.getRequiredProperty("spring.datasource.url"),
                "--spring.datasource.username=" + settings.getRequiredProperty("spring.datasource.username"),
                "--spring.datasource.password=" + settings.getRequiredProperty("spring.datasource.password"),
                "--spring.flyway.user=" + settings.getRequiredProperty("spring.flyway.user"),
                "--spring.flyway.password=" + settings.getRequiredProperty("spring.flyway.password"),
                "--ballast.home=" + home,
                "--ballast.assessment.customers-per-commit=1",
                "--server.port=0",
                DAY.toString());
    }

    private int written() {
        Integer written = jdbc.queryForObject("select count(*) from assessment.assessment", Integer.class);
        return written == null ? 0 : written;
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunRequest request() {
        return new RunRequest(DAY, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "test");
    }
}
