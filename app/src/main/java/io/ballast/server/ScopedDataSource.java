package io.ballast.server;

import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Gives requests of users who may know of some customers only a connection that shows these customers only. Users who
 * see all, jobs and commands get the connection of the pool itself and pay nothing.
 */
final class ScopedDataSource extends DelegatingDataSource {
    /** How long to wait for a connection of a pool that is merely busy; the pool itself gives up sooner. */
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final int patienceMillis;
    private volatile boolean isWallStanding;
    private volatile BooleanSupplier isSilent = () -> false;

    /**
     * Before a pool.
     *
     * @param patience how long a request waits for an answer of the database; work in the background waits on
     */
    ScopedDataSource(DataSource pool, Duration patience) {
        super(pool);
        this.patienceMillis = Math.toIntExact(patience.toMillis());
    }

    /** Gives no connection while the database does not answer. */
    void refuseWhile(BooleanSupplier silent) {
        isSilent = silent;
    }

    /** Whether the database has the roles and policies; told once they are there. */
    void wallStands(boolean isStanding) {
        isWallStanding = isStanding;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = borrowed();
        if (RequestContextHolder.getRequestAttributes() != null) {
            // the pool puts it back when the connection is returned; no word is spoken with the database
            connection.setNetworkTimeout(Runnable::run, patienceMillis);
        }
        Optional<DataScope> scope = isWallStanding ? Users.narrowScope() : Optional.empty();
        return scope.isEmpty() ? connection : ScopedConnection.of(connection, scope.get());
    }

    private Connection borrowed() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            if (isSilent.getAsBoolean()) {
                throw new SQLTransientConnectionException("The database does not answer");
            }
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (isSilent.getAsBoolean() || System.nanoTime() - begun > BUSY.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** What stands behind: who asks for the pool must not get this. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type == ScopedDataSource.class
                ? type.cast(this)
                : obtainTargetDataSource().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type == ScopedDataSource.class || obtainTargetDataSource().isWrapperFor(type);
    }
}
