package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Assesses customers of a published run anew, in one transaction: readers see all of the old rows or all of the new
 * ones. What is replaced goes into the history.
 */
@Component
class Reassessment {
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtext('assessment.switch'))";

    private static final String GRADES = """
        select customer_id, grade
        from assessment.assessment
        where run_id = :run and customer_id = any (cast(:customers as bigint[]))""";

    private static final String RECOUNT = """
        update assessment.run
        set customers_total = customers_total + :added, customers_done = customers_done + :added
        where id = :run""";

    /** Of fewer customers the pages are told one by one. */
    private static final int MANY = 100;

    private final DataSource database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Timer judged;
    private final Timer written;

    Reassessment(
            DataSource database,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            MeterRegistry meters) {
        this.database = database;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.judged = timer("ballast.reassessment.judged", "One customer, from the database to its judgement", meters);
        this.written = timer("ballast.reassessment.written", "The same judgement, until its rows are written", meters);
    }

    private static Timer timer(String name, String description, MeterRegistry meters) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(meters);
    }

    /** Waits until no other transaction switches runs or replaces rows of one; holds until the end of this one. */
    void takeTurn() {
        jdbc.sql(TAKE_TURN).query((row, index) -> true).single();
    }

    /** Assesses all customers of the run whose facts have changed; returns how many those were. */
    int ofChanged(Run run, Judgement judgement, String because) {
        return inOneTransaction(
                run,
                judgement,
                because,
                () -> FactsSnapshot.open(database, run.scope()),
                snapshot -> snapshot.changedSince(run.id()));
    }

    /** Assesses these customers, whether or not their facts have changed; returns how many they were. */
    int of(long[] customers, Run run, Judgement judgement, String because) {
        return inOneTransaction(
                run,
                judgement,
                because,
                () -> customers.length < MANY
                        ? FactsSnapshot.ofFew(database, run.scope())
                        : FactsSnapshot.open(database, run.scope()),
                snapshot -> customers);
    }

    private int inOneTransaction(
            Run run, Judgement judgement, String because, Supplier<FactsSnapshot> opening, CustomerChoice choice) {
        Stopwatch watch = new Stopwatch();
        Integer assessed = transactions.execute(status -> {
            takeTurn();
            watch.start();
            try (FactsSnapshot snapshot = opening.get()) {
                long[] customers = choice.among(snapshot);
                if (customers.length > 0) {
                    replace(run, snapshot, judgement, because, customers, watch);
                }
                return customers.length;
            }
        });
        if (assessed == 1) {
            watch.tell(judged, written);
        }
        return assessed;
    }

    /** When one customer was begun and when it was judged. */
    private static final class Stopwatch {
        private long startNanos;
        private long judgedNanos;

        void start() {
            startNanos = System.nanoTime();
            judgedNanos = startNanos;
        }

        void judged() {
            judgedNanos = System.nanoTime();
        }

        void tell(Timer judged, Timer written) {
            judged.record(Duration.ofNanos(judgedNanos - startNanos));
            written.record(Duration.ofNanos(System.nanoTime() - judgedNanos));
        }
    }

    private void replace(
            Run run, FactsSnapshot snapshot, Judgement judgement, String because, long[] customers, Stopwatch watch) {
        Map<Long, Integer> before = new HashMap<>();
        Map<Long, Integer> after = new HashMap<>();
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            new PortfolioPass(run.id(), snapshot, judgement).assess(customers, batch -> {
                if (after.isEmpty()) {
                    watch.judged();
                    before.putAll(takeOut(run, connection, because, customers));
                }
                write(connection, batch);
                for (int i = 0; i < batch.customers().size(); i++) {
                    after.put(batch.customers().get(i), batch.grades().get(i));
                }
            });
            if (after.isEmpty()) {
                before.putAll(takeOut(run, connection, because, customers));
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
        jdbc.sql(RECOUNT)
                .param("added", after.size() - before.size())
                .param("run", run.id())
                .update();
        if (run.state() == Run.State.PUBLISHED) {
            tell(run, before, after);
        }
    }

    /** Moves what the run says of these customers into the history; returns the grades they had. */
    private Map<Long, Integer> takeOut(Run run, Connection connection, String because, long[] customers) {
        Map<Long, Integer> before = gradesBefore(run, customers);
        List<Long> keys = LongStream.of(customers).boxed().toList();
        try {
            if (run.state() == Run.State.PUBLISHED) {
                AssessedRows.keep(connection, run.id(), keys, because);
            }
            AssessedRows.drop(connection, run.id(), keys);
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot replace assessments", e);
        }
        return before;
    }

    private static void write(Connection connection, AssessedBatch batch) {
        try {
            AssessedRows.write(connection, List.of(batch));
            AssessedRows.writePacks(connection, List.of(batch));
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot write assessments", e);
        }
    }

    private Map<Long, Integer> gradesBefore(Run run, long[] customers) {
        Map<Long, Integer> grades = new HashMap<>();
        jdbc.sql(GRADES)
                .param("run", run.id())
                .param("customers", FactsSnapshot.array(customers))
                .query((ResultSet row) -> {
                    grades.put(row.getLong("customer_id"), row.getInt("grade"));
                });
        return grades;
    }

    private void tell(Run run, Map<Long, Integer> before, Map<Long, Integer> after) {
        if (!run.isInForce() || after.size() >= MANY) {
            events.publishEvent(new RunPublished(run.id(), run.asOf(), run.isInForce()));
            return;
        }
        new TreeMap<>(after).forEach((customer, now) -> {
            events.publishEvent(new CustomerAssessed(run.id(), customer));
            int was = before.getOrDefault(customer, now);
            if (was != now) {
                events.publishEvent(new RatingChanged(run.id(), customer, grade(was), grade(now)));
            }
        });
    }

    private static Grade grade(int rank) {
        return Grade.values()[rank - 1];
    }

    /** Which customers to assess, decided inside the snapshot. */
    private interface CustomerChoice {
        long[] among(FactsSnapshot snapshot);
    }
}
