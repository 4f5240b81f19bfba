package io.ballast.server.assessment;

import io.ballast.server.web.CrashPoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Writes a running run back, some customers a transaction. Rows and the count of customers done are committed together,
 * so that after a crash every customer is either written whole or still to do.
 */
final class RunWriter implements Consumer<AssessedBatch>, AutoCloseable {
    private final Connection connection;
    private final long run;
    private final int customersPerCommit;
    private final List<AssessedBatch> pending = new ArrayList<>();
    private int pendingCustomers;

    RunWriter(DataSource database, long run, int customersPerCommit) {
        this.run = run;
        this.customersPerCommit = customersPerCommit;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot open a connection to write to", e);
        }
    }

    /**
     * Takes a batch.
     *
     * @throws RunCancelled if someone asked for it; what is written stays until the run is dropped
     */
    @Override
    public void accept(AssessedBatch batch) {
        pending.add(batch);
        pendingCustomers += batch.customers().size();
        if (pendingCustomers >= customersPerCommit) {
            flush();
        }
    }

    /** Writes and commits what was taken. */
    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        boolean isCancelled;
        try {
            AssessedRows.write(connection, pending);
            AssessedRows.writePacks(connection, pending);
            isCancelled = AssessedRows.countAndAskWhetherToCancel(connection, run, pendingCustomers);
            CrashPoint.hit("run.mid-batch");
            connection.commit();
            CrashPoint.hit("run.batch-committed");
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot write assessments", e);
        }
        pending.clear();
        pendingCustomers = 0;
        if (isCancelled) {
            throw new RunCancelled(run);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot close the writing connection", e);
        }
    }
}
