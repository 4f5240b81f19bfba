package io.ballast.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One real PostgreSQL server for the whole test run, and an empty database in it for every application context. Contexts
 * outlive their tests, so their pools let go of connections that nobody uses.
 */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path home = Files.createTempDirectory("ballast-test-home");
            TestPropertyValues.of(settings(home, create(), Server.POSTGRES.password()))
                    .applyTo(context);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("Cannot prepare a test database", e);
        }
    }

    /** Settings of a server, or of eyes on one, with this data directory and database. */
    static List<String> settings(Path home, String url, String password) {
        return List.of(
                "ballast.home=" + home,
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + DatabaseConfiguration.APPLICATION,
                "spring.datasource.password=" + password,
                "spring.datasource.hikari.minimum-idle=0",
                "spring.datasource.hikari.idle-timeout=10000",
                "spring.flyway.user=" + DatabaseConfiguration.OWNER,
                "spring.flyway.password=" + password,
                "ballast.mfa=optional",
                "ballast.stop.notice=0s",
                "server.port=0");
    }

    /** A connection as the superuser, for attacks that nothing in the database stops. */
    public static Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, Server.POSTGRES.password());
    }

    /** Creates an empty database and gives its JDBC address. */
    public static String create() throws SQLException {
        String name = "test_" + COUNT.incrementAndGet();
        String base = "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.port() + "/";
        try (Connection connection = DriverManager.getConnection(
                        base + "postgres", EmbeddedPostgres.SUPERUSER, Server.POSTGRES.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + DatabaseConfiguration.OWNER);
        }
        return base + name;
    }

    /** Started at the first use, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path home = Path.of(
                                "target",
                                "test-postgres-" + ProcessHandle.current().pid())
                        .toAbsolutePath();
                EmbeddedPostgres postgres = EmbeddedPostgres.startIn(home);
                DatabaseConfiguration.createRolesAndDatabase(postgres);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    postgres.close();
                    PostgresBinaries.delete(home);
                }));
                return postgres;
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot start the test database server", e);
            }
        }
    }
}
