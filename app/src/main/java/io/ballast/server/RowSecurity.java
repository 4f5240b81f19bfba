package io.ballast.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Row-level security, the second wall behind the conditions of {@code CustomerScope}: builds what is missing of it
 * after the migrations, and says whether it stands. A table that gains a column {@code customer_id} is behind the wall
 * from the next start on.
 */
@Component
@DependsOnDatabaseInitialization
final class RowSecurity implements InitializingBean {
    /** Takes on the rights of the application, held to some customers. */
    static final String SCOPED = "ballast_scoped";

    private static final Logger LOG = LoggerFactory.getLogger(RowSecurity.class);
    private static final String POLICIES = "/db/row-security/policies.sql";

    /** Roles for one own server with one user: that user owns the tables and is a member of the scoped role. */
    private static final String FOR_ONE_USER = """
        do $$
        declare
            schema_name text;
        begin
            if not exists (select 1 from pg_roles where rolname = 'ballast_scoped') then
                create role ballast_scoped;
            end if;
            if not pg_has_role(current_user, 'ballast_scoped', 'member') then
                execute format('grant ballast_scoped to %I', current_user);
            end if;
            for schema_name in
                select nspname
                from pg_namespace
                where nspname !~ '^pg_' and nspname <> 'information_schema'
            loop
                execute format('grant usage on schema %I to ballast_scoped', schema_name);
                execute format(
                    'grant select, insert, update, delete on all tables in schema %I to ballast_scoped', schema_name);
                execute format('grant usage on all sequences in schema %I to ballast_scoped', schema_name);
            end loop;
        end
        $$""";

    /** Whether the one who asks may act as the scoped role, or may make it. */
    static final String IS_POSSIBLE = """
        select exists (
            select 1
            from pg_roles r
            where r.rolname = 'ballast_scoped' and pg_has_role(current_user, r.oid, 'member'))
          or (not exists (select 1 from pg_roles where rolname = 'ballast_app')
            and (select rolsuper or rolcreaterole from pg_roles where rolname = current_user))""";

    private static final String HAS_RIGHTS_ROLE =
            "select exists (select 1 from pg_roles where rolname = 'ballast_app')";

    private static final String HAS_SCOPED_ROLE =
            "select exists (select 1 from pg_roles where rolname = 'ballast_scoped')";

    private static final String HAS_SERVER_ROLE =
            "select exists (select 1 from pg_roles where rolname = 'ballast_server')";

    private final Flyway flyway;
    private final DataSource database;

    RowSecurity(Flyway flyway, DataSource database) {
        this.flyway = flyway;
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        DataSource owner =
                java.util.Objects.requireNonNull(flyway.getConfiguration().getDataSource());
        boolean isStanding = stands(owner);
        if (database.isWrapperFor(ScopedDataSource.class)) {
            database.unwrap(ScopedDataSource.class).wallStands(isStanding);
        }
        if (!isStanding) {
            LOG.warn("row-level security is off: the roles of docs/access.md are missing on this database server");
        }
    }

    private boolean stands(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            if (is(statement, HAS_RIGHTS_ROLE)) {
                if (!is(statement, HAS_SERVER_ROLE) || !is(statement, HAS_SCOPED_ROLE)) {
                    return false;
                }
            } else if (is(statement, IS_POSSIBLE)) {
                statement.execute(FOR_ONE_USER);
            } else {
                return false;
            }
            statement.execute(policies());
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return is(statement, IS_POSSIBLE);
        }
    }

    private static boolean is(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static String policies() {
        try (InputStream text = RowSecurity.class.getResourceAsStream(POLICIES)) {
            return new String(java.util.Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
