package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Row-level security without the application's own conditions: plain statements on every table with customers' rows. */
@AssessedServerTest
class SecondWallTest {
    private static final String WITH_CUSTOMER = """
            select n.nspname || '.' || c.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'customer_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
            order by 1""";
    private static final String UNGUARDED = """
            select t.name
            from (%s) t(name)
            join pg_class c on c.oid = t.name::regclass
            where not c.relrowsecurity or not c.relforcerowsecurity or not exists (
                select 1
                from pg_policy p
                where p.polrelid = c.oid and p.polname = 'own_customers')""".formatted(WITH_CUSTOMER);

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Flyway flyway;

    private String owner = "";
    private String other = "";

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        List<String> owners = texts("""
                select owner_code
                from customers.customer
                group by owner_code
                order by count(*) desc, owner_code
                limit 2""");
        owner = owners.get(0);
        other = owners.get(1);
    }

    @Test
    void every_table_with_customers_rows_is_behind_the_wall() {
        assertThat(texts(WITH_CUSTOMER)).hasSizeGreaterThan(15);
        assertThat(texts(UNGUARDED)).isEmpty();
    }

    @Test
    void a_table_that_was_forgotten_is_found_and_is_behind_the_wall_after_the_next_start() throws Exception {
        DataSource asOwner = Objects.requireNonNull(flyway.getConfiguration().getDataSource());
        try (Connection connection = asOwner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table customers.forgotten (customer_id bigint)");
            try {
                assertThat(texts(UNGUARDED)).containsExactly("customers.forgotten");
                new RowSecurity(flyway, database).afterPropertiesSet();
                assertThat(texts(UNGUARDED)).isEmpty();
            } finally {
                statement.execute("drop table customers.forgotten");
            }
        }
    }

    @Test
    void without_any_condition_a_salesperson_reads_rows_of_own_customers_only() throws Exception {
        Set<Long> own = Set.copyOf(keys("select id from customers.customer where owner_code = '" + owner + "'"));
        assertThat(own).isNotEmpty();
        for (String table : texts(WITH_CUSTOMER)) {
            String count = "select count(*) from " + table;
            long expected = number(count
                    + " where customer_id in (select id from customers.customer where owner_code = '" + owner + "')");
            assertThat(as(self(owner), () -> number(count))).as(table).isEqualTo(expected);
            assertThat(as(self(owner), () -> keys("select distinct customer_id from " + table)))
                    .as(table)
                    .isSubsetOf(own);
        }
        assertThat(as(self(owner), () -> number("select count(*) from customers.customer")))
                .isEqualTo(own.size());
        assertThat(as(self(owner), () -> number("select count(*) from ledger.invoice")))
                .isPositive();
        assertThat(as(self(owner), () -> number("select count(*) from assessment.evidence")))
                .isPositive();
        assertThat(as(self(owner), () -> number("select count(*) from connectors.rejected_row")))
                .isZero();
    }

    @Test
    void a_department_sees_its_branch_and_a_scope_that_names_nobody_sees_nothing() throws Exception {
        String department = Objects.requireNonNull(
                jdbc.queryForObject("select min(department_code) from customers.customer", String.class));
        long expected = number("select count(*) from customers.customer where department_code = '" + department + "'");
        var branch = new DataScope.Department(department, List.of(department, "no-such"));
        assertThat(as(branch, () -> number("select count(*) from customers.customer")))
                .isEqualTo(expected)
                .isPositive();
        assertThat(as(self("no-such"), () -> number("select count(*) from customers.customer")))
                .isZero();
    }

    @Test
    void the_trail_shows_a_salesperson_nothing_of_others_customers() throws Exception {
        long foreign = number("select min(id) from customers.customer where owner_code = '" + other + "'");
        jdbc.update(
                "insert into audit.entry (actor, action, subject_type, subject_id, why, request_id)"
                        + " values ('test', 'test.wall.seen', 'customer', ?, '', '')",
                Long.toString(foreign));
        String seen = "select count(*) from audit.entry where action = 'test.wall.seen'";
        assertThat(number(seen)).isPositive();
        assertThat(as(self(owner), () -> number(seen))).isZero();
        assertThat(as(self(other), () -> number(seen))).isPositive();
    }

    @Test
    void a_salesperson_cannot_write_rows_of_somebody_elses_customer() throws Exception {
        long foreign = number("select min(id) from customers.customer where owner_code = '" + other + "'");
        assertThat(as(self(owner), () -> jdbc.update("update customers.customer set name = 'x' where id = ?", foreign)))
                .isZero();
        assertThatThrownBy(() -> as(self(owner), () -> jdbc.update("""
                        insert into assessment.grade_override (
                          customer_id, grade, reason, valid_from, until, made_by, made_at)
                        values (?, 1, 'mine', '2026-01-01', '2999-01-01', 'x', now())""", foreign)))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void nothing_of_a_scope_is_left_on_the_connection_for_the_next_borrower() throws Exception {
        long all = number("select count(*) from customers.customer");
        long own = number("select count(*) from customers.customer where owner_code = '" + owner + "'");
        long others = number("select count(*) from customers.customer where owner_code = '" + other + "'");
        String count = "select count(*) from customers.customer";
        List<Future<Long>> wrong = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 120; i++) {
                int turn = i % 4;
                wrong.add(threads.submit(() -> switch (turn) {
                    case 0 -> number(count) - all;
                    case 1 -> as(self(owner), () -> number(count)) - own;
                    case 2 -> as(self(other), () -> inTransaction(count)) - others;
                    default -> as(self(owner), this::fail);
                }));
            }
        }
        for (Future<Long> difference : wrong) {
            assertThat(difference.get()).isZero();
        }
        assertThat(jdbc.queryForObject("select current_user", String.class)).isEqualTo("ballast_server");
    }

    @Test
    void after_a_commit_or_a_rollback_the_same_connection_is_still_held() throws Exception {
        String count = "select count(*) from customers.customer";
        long own = number(count + " where owner_code = '" + owner + "'");
        Users.as(salesperson(self(owner)), () -> {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try (var before = connection.prepareStatement(count)) {
                    for (int i = 0; i < 3; i++) {
                        try (var rows = before.executeQuery()) {
                            assertThat(rows.next()).isTrue();
                            assertThat(rows.getLong(1)).isEqualTo(own);
                        }
                        if (i == 0) {
                            connection.commit();
                        } else {
                            connection.rollback();
                        }
                    }
                }
            }
            return true;
        });
    }

    @Test
    void what_a_salesperson_writes_without_a_transaction_is_kept_and_what_failed_is_not() throws Exception {
        String choice = "select count(*) from assessment.column_choice where username = 'wall'";
        String insert = "insert into assessment.column_choice (username, columns) values ('wall', '{}')";
        assertThat(as(self(owner), () -> jdbc.update(insert))).isEqualTo(1);
        assertThat(number(choice)).isEqualTo(1);
        assertThatThrownBy(() -> as(self(owner), () -> jdbc.update(insert))).isInstanceOf(DataAccessException.class);
        jdbc.update("delete from assessment.column_choice where username = 'wall'");
        assertThatThrownBy(() -> as(
                        self(owner),
                        () -> transactions.execute(status -> {
                            jdbc.update(insert);
                            throw new IllegalStateException("after the insert");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(number(choice)).isZero();
    }

    @Test
    void who_sees_every_customer_gets_the_connection_of_the_pool_itself() throws Exception {
        assertThat(Users.as(CurrentUser.system(), () -> isHeld(database))).isFalse();
        assertThat(isHeld(database)).isFalse();
        assertThat(Users.as(salesperson(self(owner)), () -> isHeld(database))).isTrue();
        assertThat(Users.as(
                        salesperson(self(owner)),
                        () -> Users.beyondScope(() -> number("select count(*) from customers.customer"))))
                .isEqualTo(number("select count(*) from customers.customer"));
    }

    @Test
    void the_scoped_role_has_the_rights_of_the_application_and_no_way_around() {
        assertThat(number("""
                select count(*)
                from pg_roles
                where rolname = 'ballast_scoped' and (rolbypassrls or rolsuper or rolcanlogin)""")).isZero();
        assertThat(number("""
                select count(*)
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as wanted(privilege)
                where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                  and has_table_privilege('ballast_scoped', c.oid, privilege)
                    <> has_table_privilege('ballast_app', c.oid, privilege)""")).isZero();
    }

    private static boolean isHeld(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select current_user")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1).equals(RowSecurity.SCOPED);
        }
    }

    private long fail() {
        assertThatThrownBy(() -> jdbc.queryForList("select 1 / 0 from customers.customer"))
                .isInstanceOf(DataAccessException.class);
        return 0;
    }

    private long inTransaction(String sql) {
        return Objects.requireNonNull(transactions.execute(status -> number(sql)));
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }

    private List<String> texts(String sql) {
        return jdbc.query(sql, (row, index) -> Objects.requireNonNull(row.getString(1)));
    }

    private List<Long> keys(String sql) {
        return jdbc.query(sql, (row, index) -> row.getLong(1));
    }

    private static <T> T as(DataScope scope, Callable<T> work) throws Exception {
        return Users.as(salesperson(scope), work);
    }

    private static CurrentUser salesperson(DataScope scope) {
        return new CurrentUser(1, "seller", "Seller", Set.of(Role.ADMIN), scope);
    }

    private static DataScope self(String owner) {
        return new DataScope.Self(owner);
    }
}
