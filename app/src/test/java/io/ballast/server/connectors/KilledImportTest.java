package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportInChild.Moment;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import io.ballast.server.faults.ChildServer;
import io.ballast.server.faults.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
    private static final AtomicInteger KILLS = new AtomicInteger();

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

    /** In the build one that only this test has; the rest, and twenty times at random, with the profile "faults". */
    static List<Moment> moments() {
        if (!Boolean.getBoolean("ballast.faults.all")) {
            return List.of(Moment.BEFORE_COMMIT);
        }
        List<Moment> moments = new ArrayList<>(
                List.of(Moment.READING, Moment.BEFORE_MERGE, Moment.BEFORE_COMMIT, Moment.AFTER_COMMIT));
        moments.addAll(Collections.nCopies(20, Moment.ANY_TIME));
        return moments;
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_killed_import_is_in_as_a_whole_or_not_at_all_and_the_same_files_complete_it(Moment moment)
            throws IOException {
        String prefix = "K" + KILLS.incrementAndGet();
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

    private void killAt(Moment moment) {
        ChildServer.Plan plan = ChildServer.Plan.on(settings, dir.resolve("home"))
                .with(ImportInChild.class)
                .with(moment.name(), dir.toString());
        try (ChildServer child = plan.start()) {
            Path reached = dir.resolve("reached");
            Waiting.until(
                    "the child comes to " + moment,
                    Duration.ofMinutes(5),
                    () -> Files.exists(reached) || !child.isAlive());
            if (Files.notExists(reached)) {
                throw new AssertionError("The child did not come to " + moment + ":\n" + child.tail());
            }
            if (moment == Moment.ANY_TIME) {
                long seed = Long.getLong("seed", System.nanoTime());
                int millis = new Random(seed).nextInt(1500);
                System.err.println("killed after " + millis + " ms, replay with -Dseed=" + seed);
                Waiting.millis(millis);
            }
        }
        untilItsTransactionIsGone();
    }

    /** PostgreSQL notices that its client is dead when it next reads from it. */
    private void untilItsTransactionIsGone() {
        Waiting.until(
                "the lock of the dead import is gone",
                Duration.ofMinutes(1),
                () -> jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and database ="
                                        + " (select oid from pg_database where datname = current_database())")
                                .query(Long.class)
                                .single()
                        == 0);
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
}
