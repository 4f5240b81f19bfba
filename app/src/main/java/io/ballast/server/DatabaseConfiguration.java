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
 * <p>Four roles share it: the owner, who migrates; the rights of the application, which may not alter tables nor
 * rewrite the audit trail; the server, which signs in with these rights; and the same rights held to some customers by
 * row-level security, which the server takes on for users who may not know of all, see {@link RowSecurity}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class DatabaseConfiguration {
    static final String OWNER = "ballast_owner";

    /** Holds the rights on tables; migrations give and take them by this name. */
    static final String RIGHTS = "ballast_app";

    /** Signs in, and works for the system and for users who see every customer. */
    static final String APPLICATION = "ballast_server";

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
            for (String role : new String[] {OWNER, RIGHTS, APPLICATION, RowSecurity.SCOPED}) {
                if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute(
                            role.equals(RowSecurity.SCOPED)
                                    ? "create role " + role
                                    : "create role " + role + " login password '" + server.password() + "'");
                }
            }
            statement.execute("alter role " + APPLICATION + " bypassrls");
            statement.execute("grant " + RIGHTS + " to " + APPLICATION + ", " + RowSecurity.SCOPED);
            statement.execute("grant " + RowSecurity.SCOPED + " to " + APPLICATION + " with inherit false");
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
