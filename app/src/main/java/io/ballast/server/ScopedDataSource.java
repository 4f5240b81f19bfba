package io.ballast.server;

import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives requests of users who may know of some customers only a connection that shows these customers only. Users who
 * see all, jobs and commands get the connection of the pool itself and pay nothing.
 */
final class ScopedDataSource extends DelegatingDataSource {
    private volatile boolean isWallStanding;

    ScopedDataSource(DataSource pool) {
        super(pool);
    }

    /** Whether the database has the roles and policies; told once they are there. */
    void wallStands(boolean isStanding) {
        isWallStanding = isStanding;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        Optional<DataScope> scope = isWallStanding ? Users.narrowScope() : Optional.empty();
        return scope.isEmpty() ? connection : ScopedConnection.of(connection, scope.get());
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
