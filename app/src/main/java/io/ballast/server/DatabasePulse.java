package io.ballast.server;

import io.ballast.server.web.DatabaseClock;
import io.ballast.server.web.Loop;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Asks the database for the time, twice a second, on a connection of its own. While nobody answers, requests are
 * refused at once and do not queue for connections that cannot come ({@link ScopedDataSource}); the time that it tells
 * is the time of the server ({@link DatabaseClock}). An embedded database that was killed is started again.
 */
@Component
@ConditionalOnWebApplication
final class DatabasePulse extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);
    private static final long BETWEEN_MILLIS = 500;
    private static final Duration SLOW = Duration.ofSeconds(1);

    /** A clock that is further off than this is wrong, not late. */
    private static final Duration FAR = Duration.ofMinutes(1);

    private final JdbcConnectionDetails details;
    private final ObjectProvider<EmbeddedPostgres> embedded;
    private final DatabaseClock clock;
    private volatile State state = State.ANSWERS;
    private boolean isFar;
    private Optional<Connection> connection = Optional.empty();

    /** How the database answers. */
    enum State {
        ANSWERS,
        /** It takes more than a second for the time of day. */
        SLOW,
        /** It cannot be reached, or says nothing. */
        SILENT
    }

    DatabasePulse(
            JdbcConnectionDetails details,
            ObjectProvider<EmbeddedPostgres> embedded,
            DatabaseClock clock,
            DataSource database)
            throws SQLException {
        super("database-pulse");
        this.details = details;
        this.embedded = embedded;
        this.clock = clock;
        if (database.isWrapperFor(ScopedDataSource.class)) {
            database.unwrap(ScopedDataSource.class).refuseWhile(() -> state == State.SILENT);
        }
    }

    State state() {
        return state;
    }

    /** Whether the clock of this machine is more than a minute off. */
    boolean isClockFar() {
        return clock.ahead().abs().compareTo(FAR) > 0;
    }

    Duration clockAhead() {
        return clock.ahead();
    }

    @Override
    public synchronized void start() {
        beat();
        super.start();
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(BETWEEN_MILLIS);
        beat();
    }

    private void beat() {
        long begun = System.nanoTime();
        try {
            clock.read(ask());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            become(took.compareTo(SLOW) > 0 ? State.SLOW : State.ANSWERS, "took ms=" + took.toMillis());
        } catch (SQLException e) {
            drop();
            become(State.SILENT, String.valueOf(e.getMessage()));
            embedded.ifAvailable(EmbeddedPostgres::reviveIfDead);
        }
        if (isFar != isClockFar()) {
            isFar = !isFar;
            LOG.warn(
                    "clock of this machine is off the database by seconds={}",
                    clockAhead().toSeconds());
        }
    }

    private Instant ask() throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(DriverManager.getConnection(details.getJdbcUrl(), properties()));
        }
        try (Statement statement = connection.get().createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private Properties properties() {
        var properties = new Properties();
        Optional.ofNullable(details.getUsername()).ifPresent(user -> properties.setProperty("user", user));
        Optional.ofNullable(details.getPassword()).ifPresent(word -> properties.setProperty("password", word));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "3");
        properties.setProperty("ApplicationName", "ballast-pulse");
        return properties;
    }

    private void drop() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            LOG.debug("connection of the pulse is gone", e);
        }
        connection = Optional.empty();
    }

    private void become(State next, String why) {
        if (next == state) {
            return;
        }
        state = next;
        switch (next) {
            case SILENT -> LOG.warn("database does not answer why={}", why);
            case SLOW -> LOG.warn("database answers slowly {}", why);
            case ANSWERS -> LOG.info("database answers again {}", why);
        }
    }

    /** Before whatever works in the background, and behind it at the end. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
