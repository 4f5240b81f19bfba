package io.ballast.server;

import io.ballast.server.identity.DataScope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A borrowed connection held to a data scope. Role and scope are settings of the transaction, so the database itself
 * forgets them with it, whatever happens here: the next borrower cannot inherit them. There is therefore always a
 * transaction: where the borrower has none, it lasts until the connection goes back.
 */
final class ScopedConnection implements InvocationHandler {
    /**
     * One round trip, which also begins the transaction. PostgreSQL takes the look at a row's customer for a page from
     * a disk: at its price of 4 a list of 100,000 customers looks at each, at 1.1 it reads all their keys once.
     */
    private static final String HOLD = """
        select set_config('ballast.owner', ?, true), set_config('ballast.departments', ?, true),
          set_config('random_page_cost', '1.1', true), set_config('role', 'ballast_scoped', true)""";

    private final Connection raw;
    private final DataScope scope;
    private boolean isAutoCommit = true;
    private boolean isHeld;

    private ScopedConnection(Connection raw, DataScope scope) {
        this.raw = raw;
        this.scope = scope;
    }

    /** The connection must be fresh from the pool, between transactions. */
    static Connection of(Connection raw, DataScope scope) throws SQLException {
        try {
            raw.setAutoCommit(false);
        } catch (SQLException e) {
            raw.close();
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                ScopedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ScopedConnection(raw, scope));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        switch (method.getName()) {
            case "setAutoCommit" -> setAutoCommit((Boolean) arguments[0]);
            case "getAutoCommit" -> {
                return isAutoCommit;
            }
            case "commit" -> {
                raw.commit();
                holdAnew();
            }
            case "rollback" -> {
                if (arguments.length > 0) {
                    return delegate(method, arguments);
                }
                raw.rollback();
                holdAnew();
            }
            case "close" -> close();
            case "unwrap", "createStatement", "prepareStatement", "prepareCall", "setSavepoint", "getMetaData" -> {
                hold();
                return delegate(method, arguments);
            }
            default -> {
                return delegate(method, arguments);
            }
        }
        return null;
    }

    private @Nullable Object delegate(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(raw, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    private void setAutoCommit(boolean isAsked) throws SQLException {
        if (isAsked && !isAutoCommit && isHeld) {
            raw.commit();
            holdAnew();
        }
        isAutoCommit = isAsked;
    }

    private void hold() throws SQLException {
        if (isHeld) {
            return;
        }
        try (PreparedStatement statement = raw.prepareStatement(HOLD)) {
            statement.setString(1, scope instanceof DataScope.Self self ? self.ownerCode() : "");
            statement.setString(
                    2, scope instanceof DataScope.Department branch ? String.join(",", branch.codes()) : "");
            statement.execute();
        }
        isHeld = true;
    }

    /** At once, not at the next statement: one prepared before the end of the transaction may run after it. */
    private void holdAnew() throws SQLException {
        isHeld = false;
        hold();
    }

    private void close() throws SQLException {
        if (raw.isClosed()) {
            return;
        }
        try (raw) {
            boolean isFailed = raw.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
            if (isAutoCommit && !isFailed) {
                raw.commit();
            } else {
                raw.rollback();
            }
            raw.setAutoCommit(true);
        }
    }
}
