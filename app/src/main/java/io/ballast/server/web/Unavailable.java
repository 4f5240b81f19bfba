package io.ballast.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.DispatcherServlet;

/** Whether a request failed for want of something outside that may be back in a moment, such as the database. */
final class Unavailable {
    /** Seconds after which it is worth asking again. */
    static final int RETRY_AFTER = 2;

    /** No connection, no room or memory, shut down, cancelled for taking too long: PostgreSQL's classes of SQLSTATE. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    /** What the pool says, without a state, of a connection that was lost in the middle of a transaction. */
    private static final String LOST = "Connection is closed";

    private static final int MOST_CAUSES = 20;

    private Unavailable() {}

    static boolean is(HttpServletRequest request) {
        return isBehind(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                || isBehind(request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE));
    }

    static boolean isBehind(@Nullable Object failure) {
        int causes = 0;
        for (Object each = failure; each instanceof Throwable cause && causes < MOST_CAUSES; each = cause.getCause()) {
            causes++;
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLException sql && isGone(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGone(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                ? LOST.equals(failure.getMessage())
                : state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
