package io.ballast.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What row-level security costs: the same pages for the same user with the policies on and off, in turns, so that what
 * else the machine does falls on both. The application's own condition stands in either case.
 */
final class ScopeMeasure {
    private static final int ROUNDS = 4;
    private static final int VISITS = 6;
    private static final int WARM_UPS = 4;

    private static final List<String> PATHS = List.of(
            "/api/v1/customers",
            "/customers",
            "/customers?sort=-overdue",
            "/customers?q=4711",
            "/",
            "/receivables",
            "/receivables/invoices?overdue=1",
            "/warnings",
            "/credit-checks");

    /** Pages whose sums are kept until something changes, as the first who looks after a change. */
    private static final List<String> KEPT = List.of("/customers", "/", "/receivables");

    private static final String CHANGE =
            "update customers.customer set name = name where id = (select min(id) from customers.customer)";

    private static final String TABLES = """
        select format('%I.%I', schemaname, tablename)
        from pg_policies
        where policyname = 'own_customers'
        order by 1""";

    private static final String OWN_CODES = """
        select code
        from customers.customer
        where owner_code = 'S007'
        order by md5(code)
        limit 6""";

    private final Installation server;
    private final Connection database;
    private final Figures figures;

    ScopeMeasure(Installation server, Connection database, Figures figures) {
        this.server = server;
        this.database = database;
        this.figures = figures;
    }

    void compare() throws IOException, InterruptedException, SQLException {
        execute("analyze");
        List<String> tables = column(TABLES);
        List<String> customers =
                column(OWN_CODES).stream().map(code -> "/customers/" + code).toList();
        execute("insert into identity.department (code, name) select distinct department_code, department_code"
                + " from customers.customer on conflict do nothing");
        execute("insert into identity.department (code, name) values ('WHOLE', 'all') on conflict do nothing");
        execute("update identity.department set parent_code = 'WHOLE' where code ~ '^D[0-9]$'");
        try {
            for (Scope scope : Scope.values()) {
                execute("update identity.app_user set " + scope.columns);
                for (String path : PATHS) {
                    compare(scope + " " + path, Collections.nCopies(VISITS, path), "", tables);
                }
                for (String path : KEPT) {
                    String first = scope + " " + path + ", first visitor after a change";
                    compare(first, Collections.nCopies(VISITS, path), CHANGE, tables);
                }
                compare(scope + " /customers/{code}", customers, "", tables);
            }
        } finally {
            execute("update identity.app_user set " + Scope.ALL.columns);
            secure(tables, true);
        }
    }

    /** Whose customers the user sees. */
    private enum Scope {
        /** 2 % of the customers. */
        SALESPERSON("scope = 'SELF', owner_code = 'S007', department_code = null"),
        /** A department with all customers below it: the widest that policies hold. */
        WHOLE_DEPARTMENT("scope = 'DEPARTMENT', owner_code = null, department_code = 'WHOLE'"),
        /** Past the policies. */
        ALL("scope = 'ALL', owner_code = null, department_code = null");

        private final String columns;

        Scope(String columns) {
            this.columns = columns;
        }
    }

    private void compare(String name, List<String> paths, String change, List<String> tables)
            throws IOException, InterruptedException, SQLException {
        double[] with = new double[ROUNDS * VISITS];
        double[] without = new double[ROUNDS * VISITS];
        for (int i = 0; i < WARM_UPS; i++) {
            millisOf(paths.get(i));
        }
        for (int round = 0; round < 2 * ROUNDS; round++) {
            boolean isSecured = round % 2 == 0;
            secure(tables, isSecured);
            millisOf(paths.getFirst());
            for (int i = 0; i < VISITS; i++) {
                execute(change);
                (isSecured ? with : without)[round / 2 * VISITS + i] = millisOf(paths.get(i));
            }
        }
        figures.line("%s with / without row-level security = %.2f (p50 %.1f, %.1f ms; p95 %.1f, %.1f ms)"
                .formatted(
                        name,
                        Figures.median(with) / Figures.median(without),
                        Figures.median(with),
                        Figures.median(without),
                        Figures.quantile(with, 0.95),
                        Figures.quantile(without, 0.95)));
    }

    private void secure(List<String> tables, boolean isSecured) throws SQLException {
        for (String table : tables) {
            execute("alter table " + table + (isSecured ? " enable" : " disable") + " row level security");
        }
    }

    private double millisOf(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> answer = server.get(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private void execute(String change) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(change);
        }
    }
}
