package io.ballast.server.assessment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to run an assessment: at most one instance has it. PostgreSQL takes it back by itself when the connection
 * of its holder dies, so a killed process leaves no lease behind.
 */
final class RunLease implements AutoCloseable {
    private static final String TAKE = "select pg_try_advisory_lock(hashtext('assessment.run'))";
    private static final String GIVE_BACK = "select pg_advisory_unlock(hashtext('assessment.run'))";

    private static final String IS_TAKEN = """
        select exists (
          select 1
          from pg_locks
          where locktype = 'advisory' and granted and objsubid = 1
            and database = (select oid from pg_database where datname = current_database())
            and ((classid::bigint << 32) | objid::bigint) = hashtext('assessment.run')::bigint)""";

    private final Connection connection;

    private RunLease(Connection connection) {
        this.connection = connection;
    }

    /** The lease, or nothing while someone else holds it. */
    static Optional<RunLease> take(DataSource database) {
        try {
            Connection connection = database.getConnection();
            if (ask(connection, TAKE)) {
                return Optional.of(new RunLease(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot ask for the lease of assessment runs", e);
        }
    }

    /** Whether somebody has the lease: what is called running without one was cut off. */
    static boolean isTaken(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return ask(connection, IS_TAKEN);
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot ask for the lease of assessment runs", e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            ask(connection, GIVE_BACK);
        } catch (SQLException e) {
            throw new DatabaseFailure("Cannot give back the lease of assessment runs", e);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
