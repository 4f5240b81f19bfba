package io.ballast.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * The import of a clean file of invoices through the product (read, check, merge, all in one transaction that can be
 * undone) beside {@code COPY} of the same rows into the same table, turn by turn in the same PostgreSQL; then the same
 * file once more, which must change nothing. COPY finds customers and minor units worked out already and checks only
 * what the table itself checks: its keys and constraints are in place for both.
 *
 * <p>Arguments: the packaged server, an empty directory, invoices, customers. Writes figures.txt into the directory.
 * The product runs as {@code import} in a process of its own with {@value #HEAP} of heap, each time anew.
 */
public final class ImportComparison {
    private static final String HEAP = "512m";
    private static final int ROUNDS = 3;
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 2);
    private static final int DAYS = 1_300;
    private static final int COPY_BUFFER = 1 << 16;

    private static final String COPY = """
        copy ledger.invoice (customer_id, number, instalment, issued_on, due_on, currency, amount_minor, base_minor,
            known_on, order_number)
        from stdin (format csv)""";

    private static final String EMPTY = """
        truncate ledger.invoice, ledger.settlement, ledger.dispute, ledger.before_image, ledger.revision;
        vacuum analyze ledger.invoice;
        checkpoint""";

    private final Path jar;
    private final Path directory;
    private final Connection database;
    private final int invoices;

    private ImportComparison(Path jar, Path directory, Connection database, int invoices) {
        this.jar = jar;
        this.directory = directory;
        this.database = database;
        this.invoices = invoices;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("Arguments: SERVER.jar EMPTY-DIRECTORY INVOICES CUSTOMERS");
        }
        Path jar = Path.of(arguments[0]);
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        int customers = Integer.parseInt(arguments[3]);
        Path home = Files.createDirectory(directory.resolve("home"));
        try (Installation server = Installation.start(jar, home, List.of("-Xmx" + HEAP));
                Connection database = server.database()) {
            var comparison = new ImportComparison(jar, directory, database, Integer.parseInt(arguments[2]));
            comparison.writeFiles(customers);
            comparison.compare();
        }
    }

    /** In the order of days, as a journal is exported, so that the invoices of a customer lie far apart. */
    private void writeFiles(int customers) throws IOException {
        Files.createDirectory(directory.resolve("customers"));
        Files.createDirectory(directory.resolve("invoices"));
        try (BufferedWriter file = Files.newBufferedWriter(directory.resolve("customers/customers.csv"))) {
            file.write("customer_code,name\n");
            for (int customer = 1; customer <= customers; customer++) {
                file.write("C%07d,客户 %d\n".formatted(customer, customer));
            }
        }
        try (BufferedWriter ours = Files.newBufferedWriter(directory.resolve("invoices/invoices.csv"));
                BufferedWriter plain = Files.newBufferedWriter(directory.resolve("plain.csv"))) {
            ours.write("customer_code,number,instalment,issued,due,currency,amount,recorded,order_number\n");
            for (int i = 0; i < invoices; i++) {
                int customer = 1 + (int) (i * 7_919L % customers);
                LocalDate issued = FIRST_DAY.plusDays((long) DAYS * i / invoices);
                LocalDate due = issued.plusDays(30 + i % 4 * 15);
                long minor = 100_00 + i * 104_729L % 5_000_000;
                String money = minor / 100 + "." + minor / 10 % 10 + minor % 10;
                ours.write("C%07d,F%09d,1,%s,%s,CNY,%s,%s,S%09d\n"
                        .formatted(customer, i, issued, due, money, issued, i / 2));
                plain.write("%d,F%09d,1,%s,%s,CNY,%d,%d,%s,S%09d\n"
                        .formatted(customer, i, issued, due, minor, minor, issued, i / 2));
            }
        }
    }

    private void compare() throws IOException, InterruptedException, SQLException {
        runImport("customers");
        keepNumbering();
        double[] copied = new double[ROUNDS];
        double[] imported = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            empty();
            copied[i] = copy();
            empty();
            imported[i] = runImport("invoices");
            report("round %d: copy %.1f s, import %.1f s".formatted(i + 1, copied[i], imported[i]));
            if (one("select count(*) from ledger.invoice") != invoices) {
                throw new IOException("Not every invoice was imported");
            }
        }
        rate("copy", Figures.median(copied));
        rate("import", Figures.median(imported));
        report("%d: import / copy = %.2f of the rows a second"
                .formatted(invoices, Figures.median(copied) / Figures.median(imported)));
        double again = runImport("invoices");
        if (one("select rows_unchanged from connectors.batch order by id desc limit 1") != invoices) {
            throw new IOException("The second import of the file changed something");
        }
        rate("the same file again, 0 changes", again);
    }

    /** COPY writes keys of customers: they must be the ones that the second file names. */
    private void keepNumbering() throws SQLException, IOException {
        if (one("select count(*) from customers.customer where code <> 'C' || lpad(id::text, 7, '0')") != 0) {
            throw new IOException("The customers are not numbered as the file of invoices expects");
        }
    }

    private void empty() throws SQLException {
        for (String statement : EMPTY.split(";", -1)) {
            try (Statement once = database.createStatement()) {
                once.execute(statement);
            }
        }
    }

    private double copy() throws SQLException, IOException {
        long start = System.nanoTime();
        try (InputStream rows = Files.newInputStream(directory.resolve("plain.csv"))) {
            database.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, rows, COPY_BUFFER);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds from the beginning of the batch to its end, which is after the last check and before the commit. */
    private double runImport(String folder) throws IOException, InterruptedException, SQLException {
        Path log = directory.resolve("import.log");
        Path heap = directory.resolve("heap.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-Xlog:gc:file=" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "import",
                "--source",
                "ballast",
                "--in",
                directory.resolve(folder).toString()));
        builder.environment()
                .putAll(Map.of(
                        "BALLAST_HOME",
                        directory.resolve("home-of-imports").toString(),
                        "SPRING_DATASOURCE_URL",
                        database.getMetaData().getURL(),
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres",
                        "SPRING_DATASOURCE_PASSWORD",
                        password()));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IOException("The import ended with " + exit + ", see " + log);
        }
        report(folder + ": heap at its fullest " + fullest(heap) + " MB");
        return one("select extract(epoch from finished_at - started_at) * 1000 from connectors.batch"
                        + " order by id desc limit 1")
                / 1e3;
    }

    /** The largest heap before a collection, such as {@code 300M->40M(512M)}. */
    private static int fullest(Path heapLog) throws IOException {
        return Files.readAllLines(heapLog).stream()
                .map(line -> line.replaceAll(".* (\\d+)M->\\d+M.*", "$1"))
                .filter(megabytes -> megabytes.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private String password() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("home"), 2)) {
            Path file =
                    files.filter(path -> path.endsWith("password")).findFirst().orElseThrow();
            return Files.readString(file).strip();
        }
    }

    private long one(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void rate(String what, double seconds) throws IOException {
        report("%d: %s %.1f s, %.0f rows/s".formatted(invoices, what, seconds, invoices / seconds));
    }

    private void report(String line) throws IOException {
        Files.writeString(
                directory.resolve("figures.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
