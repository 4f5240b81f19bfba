package io.ballast.bench;

import io.ballast.samples.ScaledLedger;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The packaged product on portfolios of several sizes: a whole run from packed and from normalised books, beside
 * indicators in set-based SQL in the same database; one customer from its packed row; pages.
 *
 * <p>Arguments: the packaged server, an empty directory, the SQL of the indicators, sizes. Writes figures.txt into the
 * directory, one line per figure; ratios are between medians of the same process on the same data.
 */
public final class PortfolioComparison {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);
    private static final int RUNS = 5;
    private static final int COLD_RUNS = 3;
    private static final int PAGE_VISITS = 200;
    private static final int WARM_UPS = 20;
    private static final String HEAP = "1g";

    private final Installation server;
    private final Connection database;
    private final int customers;
    private final String sql;
    private final Report report;
    private LocalDate nextDay = LAST_DAY;

    private PortfolioComparison(Installation server, Connection database, int customers, String sql, Report report) {
        this.server = server;
        this.database = database;
        this.customers = customers;
        this.sql = sql;
        this.report = report;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        if (arguments.length < 4) {
            throw new IllegalArgumentException("Arguments: SERVER.jar EMPTY-DIRECTORY INDICATORS.sql CUSTOMERS...");
        }
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        String sql = Files.readString(Path.of(arguments[2]));
        for (int size :
                Arrays.stream(arguments).skip(3).mapToInt(Integer::parseInt).toArray()) {
            Path home = Files.createDirectory(directory.resolve("home-" + size));
            try (Installation server = Installation.start(Path.of(arguments[0]), home, HEAP);
                    Connection database = server.database()) {
                long start = System.nanoTime();
                new BookLoader(new ScaledLedger(42, LAST_DAY)).load(database, size);
                Report report = new Report(directory.resolve("figures.txt"));
                report.line("%d: loaded in %.0f s".formatted(size, (System.nanoTime() - start) / 1e9));
                new PortfolioComparison(server, database, size, sql, report).compare();
            }
        }
    }

    private void compare() throws IOException, InterruptedException, SQLException {
        double first = run();
        line("first run, packs written", first);
        double[] packed = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            packed[i] = run();
        }
        line("run from packed books", median(packed));
        double[] normalised = new double[COLD_RUNS];
        for (int i = 0; i < COLD_RUNS; i++) {
            execute("truncate assessment.ledger_pack");
            normalised[i] = run();
        }
        line("run from normalised books, packed again", median(normalised));
        double[] inSql = new double[COLD_RUNS];
        for (int i = 0; i < COLD_RUNS; i++) {
            inSql[i] = inSql();
        }
        line("23 of the indicators in SQL, nothing written", median(inSql));
        report.line("%d: normalised / packed = %.1f, SQL / packed = %.1f"
                .formatted(customers, median(normalised) / median(packed), median(inSql) / median(packed)));
        for (String path : List.of("/customers", "/customers?sort=points", "/portfolio", "/", "/receivables")) {
            visit(path);
        }
        visitCustomers();
        for (String metric : server.metrics("jvm_memory_max_bytes{area=\"heap\"")) {
            report.line(metric);
        }
    }

    /** Seconds of one whole run as the product wrote them down, each of another day so that none is left out. */
    private double run() throws IOException, InterruptedException, SQLException {
        nextDay = nextDay.plusDays(1);
        long before = newestRun();
        HttpResponse<String> answer = server.post(
                "/runs", "/runs", Map.of("asOf", nextDay.minusDays(20).toString()));
        if (answer.statusCode() >= 400) {
            throw new IOException("The run was refused: " + answer.statusCode());
        }
        while (true) {
            Thread.sleep(100);
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select state, extract(epoch from finished_at - started_at), customers_done"
                                    + " from assessment.run where id > " + before + " order by id desc limit 1")) {
                if (row.next() && !row.getString(1).equals("RUNNING")) {
                    if (!row.getString(1).equals("PUBLISHED") || row.getInt(3) != customers) {
                        throw new IOException("The run ended as " + row.getString(1) + ", " + row.getInt(3));
                    }
                    return row.getDouble(2);
                }
            }
        }
    }

    private long newestRun() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(id), 0) from assessment.run")) {
            row.next();
            return row.getLong(1);
        }
    }

    private double inSql() throws SQLException {
        String positional = "select count(*), sum(value) from (" + sql.replace(":day", "?::date") + ") as readings";
        try (PreparedStatement statement = database.prepareStatement(positional)) {
            int days = (int) positional.chars().filter(letter -> letter == '?').count();
            for (int i = 1; i <= days; i++) {
                statement.setString(i, LAST_DAY.toString());
            }
            long start = System.nanoTime();
            statement.executeQuery().close();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private void visit(String path) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < PAGE_VISITS; i++) {
            paths.add(path);
        }
        visit(path, paths);
    }

    private void visitCustomers() throws IOException, InterruptedException, SQLException {
        List<String> paths = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select code from customers.customer order by md5(code) limit " + PAGE_VISITS)) {
            while (row.next()) {
                paths.add("/customers/" + row.getString(1));
            }
        }
        visit("/customers/{code}", paths);
    }

    private void visit(String name, List<String> paths) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            server.get(paths.get(i));
        }
        double[] millis = new double[paths.size()];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = server.get(paths.get(i));
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IOException(paths.get(i) + " answered " + answer.statusCode());
            }
        }
        Arrays.sort(millis);
        report.line("%d: %s p50 %.0f ms, p95 %.0f ms"
                .formatted(customers, name, millis[millis.length / 2], millis[millis.length * 95 / 100]));
    }

    private void execute(String statement) throws SQLException {
        try (Statement once = database.createStatement()) {
            once.execute(statement);
        }
    }

    private void line(String what, double seconds) throws IOException {
        report.line("%d: %s %.2f s, %.0f customers/s".formatted(customers, what, seconds, customers / seconds));
    }

    /** Figures, one by one, so that those of a run cut short are not lost. */
    private record Report(Path file) {
        void line(String text) throws IOException {
            Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
