package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportInChild.Moment;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Imports in a process of its own, killed with SIGKILL: nothing acknowledged is lost, nothing is there twice. */
@ServerTest
@TestPropertySource(properties = "ballast.test=killed-imports")
class KilledImportTest {
    static final int CUSTOMERS = 100;
    private static final int INVOICES = 60_000;

    @Autowired
    Imports imports;

    @Autowired
    Batches batches;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment settings;

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_killed_import_is_in_as_a_whole_or_not_at_all_and_the_same_files_complete_it(Moment moment)
            throws IOException, InterruptedException {
        String prefix = moment.name().charAt(0) + "" + moment.ordinal();
        write(prefix);

        killAt(moment);
        batches.interruptLeftovers(); // what every start does

        String state = stateOf("invoices.csv");
        // the customers were acknowledged before the invoices began
        assertThat(stateOf("customers.csv")).isEqualTo("LOADED");
        assertThat(count("customers.customer", "code", prefix)).isEqualTo(CUSTOMERS);
        assertThat(count("ledger.invoice", "number", prefix)).isEqualTo(state.equals("LOADED") ? INVOICES : 0);
        switch (moment) {
            case READING, BEFORE_MERGE, BEFORE_COMMIT -> assertThat(state).isEqualTo("INTERRUPTED");
            case AFTER_COMMIT -> assertThat(state).isEqualTo("LOADED");
            case ANY_TIME -> assertThat(state).isIn("INTERRUPTED", "LOADED");
        }

        ImportReport again = run();
        assertThat(again.isComplete()).isTrue();
        assertThat(again.rowsRejected()).isZero();
        assertThat(again.changes()).isEqualTo(state.equals("LOADED") ? 0 : INVOICES);
        assertThat(count("ledger.invoice", "number", prefix)).isEqualTo(INVOICES);
        // invoice n is of n cents: 1 + 2 + … + 60,000 = 60,000 x 60,001 / 2
        assertThat(jdbc.sql("select sum(amount_minor) from ledger.invoice where number like :prefix")
                        .param("prefix", prefix + "-%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_800_030_000L);
        assertThat(run().changes()).isZero();
    }

    private void write(String prefix) throws IOException {
        var customers = new StringBuilder(Desk.CUSTOMERS);
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.append(prefix).append('-').append(i).append(",Corvus,CN,CNY,,,\n");
        }
        Files.writeString(dir.resolve("customers.csv"), customers);
        var invoices = new StringBuilder(Desk.INVOICES);
        for (int i = 1; i <= INVOICES; i++) {
            invoices.append("%s-%d,%s-%d,,2026-01-05,2026-02-05,CNY,%d.%02d,\n"
                    .formatted(prefix, i % CUSTOMERS, prefix, i, i / 100, i % 100));
        }
        Files.writeString(dir.resolve("invoices.csv"), invoices);
    }

    private ImportReport run() {
        List<InputFile> files =
                List.of(InputFile.of(dir.resolve("customers.csv")), InputFile.of(dir.resolve("invoices.csv")));
        return imports.run(
                new ImportRequest("ballast", files, Options.standard(), "test", Desk.NOW, Desk.TODAY),
                new ImportProgress());
    }

    private void killAt(Moment moment) throws IOException, InterruptedException {
        Path output = dir.resolve("child.log");
        Process child = new ProcessBuilder(command(moment))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (Files.notExists(dir.resolve("reached")) && child.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            if (Files.notExists(dir.resolve("reached"))) {
                throw new AssertionError("The child did not come to " + moment + ":\n" + tail(output));
            }
            if (moment == Moment.ANY_TIME) {
                long seed = Long.getLong("seed", System.nanoTime());
                int millis = new Random(seed).nextInt(1500);
                System.err.println("killed after " + millis + " ms, replay with -Dseed=" + seed);
                Thread.sleep(millis);
            }
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        untilItsTransactionIsGone();
    }

    /** PostgreSQL notices that its client is dead when it next reads from it. */
    private void untilItsTransactionIsGone() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and database ="
                                + " (select oid from pg_database where datname = current_database())")
                        .query(Long.class)
                        .single()
                > 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private List<String> command(Moment moment) {
        String classes = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                classes,
                ImportInChild.class.getName(),
                "--spring.datasource.url=" + settings.getRequiredProperty("spring.datasource.url"),
                "--spring.datasource.username=" + settings.getRequiredProperty("spring.datasource.username"),
                "--spring.datasource.password=" + settings.getRequiredProperty("spring.datasource.password"),
                "--spring.flyway.user=" + settings.getRequiredProperty("spring.flyway.user"),
                "--spring.flyway.password=" + settings.getRequiredProperty("spring.flyway.password"),
                "--spring.datasource.hikari.minimum-idle=0",
                "--ballast.home=" + dir.resolve("home"),
                moment.name(),
                dir.toString());
    }

    /** The state of the newest batch of a file. */
    private String stateOf(String file) {
        return batches.older(new BatchFilter(file, Optional.empty(), ""), 0, 1)
                .getFirst()
                .state()
                .name();
    }

    private long count(String table, String column, String prefix) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " like :prefix")
                .param("prefix", prefix + "-%")
                .query(Long.class)
                .single();
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
