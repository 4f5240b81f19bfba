package io.ballast.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The database: the embedded server, unless {@code spring.datasource.url} names another.
 *
 * <p>Two roles share it: the owner, who migrates, and the application, who may not alter tables nor rewrite the
 * audit trail.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class DatabaseConfiguration {
    static final String OWNER = "ballast_owner";
    static final String APPLICATION = "ballast_app";

    @Bean
    EmbeddedPostgres embeddedPostgres(
            @Value("${ballast.home}") Path home, @Value("${ballast.database.join:false}") boolean mayJoin)
            throws SQLException {
        Path place = home.toAbsolutePath().resolve("postgres");
        EmbeddedPostgres server = mayJoin ? EmbeddedPostgres.startOrJoin(place) : EmbeddedPostgres.startIn(place);
        createRolesAndDatabase(server);
        return server;
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(EmbeddedPostgres server) {
        return new Details(server.url(), APPLICATION, server.password());
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(EmbeddedPostgres server) {
        return new MigrationDetails(server.url(), OWNER, server.password());
    }

    static void createRolesAndDatabase(EmbeddedPostgres server) throws SQLException {
        String maintenance = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        try (Connection connection =
                        DriverManager.getConnection(maintenance, EmbeddedPostgres.SUPERUSER, server.password());
                Statement statement = connection.createStatement()) {
            // The names are constants and the password is hexadecimal: nothing here comes from outside.
            for (String role : new String[] {OWNER, APPLICATION}) {
                if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login password '" + server.password() + "'");
                }
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + EmbeddedPostgres.DATABASE + "'")) {
                statement.execute("create database " + EmbeddedPostgres.DATABASE + " owner " + OWNER);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private record Details(String url, String username, String password) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }

    private record MigrationDetails(String url, String username, String password) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }
}
