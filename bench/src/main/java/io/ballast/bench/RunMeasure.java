package io.ballast.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;

/** Whole runs from packed and from normalised books, and the oracle's SQL over the same tables. */
final class RunMeasure {
    private static final int RUNS = 5;
    private static final int COLD_RUNS = 3;
    private static final int MOST_CUSTOMERS_FOR_REPEATED_SQL = 9_999;
    private static final int POLL_MILLIS = 100;
    private static final int POLLS_A_SAMPLE = 7;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 1);
    private static final LocalDate SQL_DAY = LocalDate.of(2026, 10, 31);

    private final Installation server;
    private final Connection database;
    private final Figures figures;
    private double packed;
    private double peakBytes;

    RunMeasure(Installation server, Connection database, Figures figures) {
        this.server = server;
        this.database = database;
        this.figures = figures;
    }

    /** A run for pages to show, unless there is one. */
    void prepare() throws IOException, InterruptedException, SQLException {
        if (newestRun() == 0) {
            figures.seconds("first run, packs written", run());
        }
    }

    void compare() throws IOException, InterruptedException, SQLException {
        figures.seconds("first run of this start", run());
        double[] fromPacked = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            fromPacked[i] = run();
        }
        packed = Figures.median(fromPacked);
        figures.seconds("run from packed books, median of " + RUNS, packed);
        double[] normalised = new double[COLD_RUNS];
        for (int i = 0; i < COLD_RUNS; i++) {
            execute("truncate assessment.ledger_pack");
            normalised[i] = run();
        }
        figures.seconds("run from normalised books, packed again, median of " + COLD_RUNS, Figures.median(normalised));
        figures.line("normalised / packed = %.1f".formatted(Figures.median(normalised) / packed));
        figures.line("peak of the heap used in these runs, sampled: %.0f MiB".formatted(peakBytes / (1 << 20)));
    }

    /** The indicators of the oracle; once where that takes minutes. */
    void sql(String oracle) throws SQLException, IOException {
        double[] seconds = new double[figures.size().customers() > MOST_CUSTOMERS_FOR_REPEATED_SQL ? 1 : COLD_RUNS];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = inSql(oracle);
        }
        double median = Figures.median(seconds);
        figures.seconds("23 of the indicators in SQL, nothing written, median of " + seconds.length, median);
        if (packed > 0) {
            figures.line("SQL / packed = %.1f".formatted(median / packed));
        }
    }

    /** Seconds of one whole run as the product wrote them down, each of another day so that none is left out. */
    private double run() throws IOException, InterruptedException, SQLException {
        long before = newestRun();
        LocalDate day = nextDay();
        HttpResponse<String> answer = server.post("/runs", "/runs", Map.of("asOf", day.toString()));
        if (answer.statusCode() >= 400) {
            throw new IOException("The run of " + day + " was refused: " + answer.statusCode());
        }
        for (int poll = 1; true; poll++) {
            Thread.sleep(POLL_MILLIS);
            if (poll % POLLS_A_SAMPLE == 0) {
                peakBytes = Math.max(peakBytes, heapBytes());
            }
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select state, extract(epoch from finished_at - started_at), customers_done"
                                    + " from assessment.run where id > " + before + " order by id desc limit 1")) {
                if (row.next() && !row.getString(1).equals("RUNNING")) {
                    if (!row.getString(1).equals("PUBLISHED")
                            || row.getInt(3) != figures.size().customers()) {
                        throw new IOException("The run ended as " + row.getString(1) + ", " + row.getInt(3));
                    }
                    return row.getDouble(2);
                }
            }
        }
    }

    private LocalDate nextDay() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select max(as_of) + 1 from assessment.run")) {
            row.next();
            LocalDate next = row.getObject(1, LocalDate.class);
            return next == null ? FIRST_DAY : next;
        }
    }

    private double heapBytes() throws IOException, InterruptedException {
        return server.metrics("jvm_memory_used_bytes{area=\"heap\"").stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private long newestRun() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(id), 0) from assessment.run")) {
            row.next();
            return row.getLong(1);
        }
    }

    private double inSql(String oracle) throws SQLException {
        String positional = "select count(*), sum(value) from (" + oracle.replace(":day", "?::date") + ") as readings";
        try (PreparedStatement statement = database.prepareStatement(positional)) {
            int days = (int) positional.chars().filter(letter -> letter == '?').count();
            for (int i = 1; i <= days; i++) {
                statement.setString(i, SQL_DAY.toString());
            }
            long start = System.nanoTime();
            statement.executeQuery().close();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement once = database.createStatement()) {
            once.execute(statement);
        }
    }
}
