package io.ballast.bench;

import io.ballast.samples.ScaledLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packaged product on portfolios of several sizes: whole runs from packed and from normalised books, the same
 * indicators in set-based SQL in the same database, pages, order checks, one customer on an event, and starts.
 *
 * <p>Arguments: the packaged server, a directory, the SQL of the indicators, then sizes like 100000x10 and parts:
 * {@code runs}, {@code sql}, {@code pages}, {@code scope}, {@code orders}, {@code event}, {@code start}; without a
 * part, books are only loaded. Each size has a home in the directory, which is loaded once and used again by later
 * calls. Adds to the file figures.txt there, one line a figure; ratios are between medians of the same process on the
 * same data.
 */
public final class PortfolioComparison {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);
    private static final int SEED = 42;
    private static final Set<String> PARTS = Set.of("runs", "sql", "pages", "scope", "orders", "event", "start");
    private static final int FIRST_SIZE = 3;

    private final Path jar;
    private final Path directory;
    private final String sql;
    private final Set<String> parts;

    private PortfolioComparison(Path jar, Path directory, String sql, Set<String> parts) {
        this.jar = jar;
        this.directory = directory;
        this.sql = sql;
        this.parts = parts;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        List<String> sizesAndParts = Arrays.stream(arguments).skip(FIRST_SIZE).toList();
        List<BookSize> sizes = sizesAndParts.stream()
                .filter(BookSize::isSize)
                .map(BookSize::of)
                .toList();
        Set<String> parts =
                sizesAndParts.stream().filter(text -> !BookSize.isSize(text)).collect(Collectors.toUnmodifiableSet());
        if (sizes.isEmpty() || !PARTS.containsAll(parts)) {
            throw new IllegalArgumentException(
                    "Arguments: SERVER.jar DIRECTORY INDICATORS.sql CUSTOMERSxINVOICES... [PART...], parts " + PARTS);
        }
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        var comparison = new PortfolioComparison(
                Path.of(arguments[0]), directory, Files.readString(Path.of(arguments[2])), parts);
        for (BookSize size : sizes) {
            comparison.compare(size);
        }
    }

    private void compare(BookSize size) throws IOException, InterruptedException, SQLException {
        Figures figures = new Figures(directory.resolve("figures.txt"), size);
        Path home = directory.resolve("home-" + size);
        Path isLoaded = directory.resolve("home-" + size + ".loaded");
        if (Files.exists(home) && !Files.exists(isLoaded)) {
            throw new IOException("Loading was cut short, remove " + home);
        }
        try (Installation server = Installation.start(jar, Files.createDirectories(home), List.of("-Xmx1g"));
                Connection database = server.database()) {
            if (Files.exists(isLoaded)) {
                figures.line("books loaded before are used again");
            } else {
                load(size, database, figures);
                Files.createFile(isLoaded);
            }
            measure(server, database, figures);
        }
        if (parts.contains("start")) {
            new StartMeasure(jar, directory.resolve("home-start"), figures).compare();
        }
    }

    private static void load(BookSize size, Connection database, Figures figures) throws SQLException, IOException {
        long start = System.nanoTime();
        new BookLoader(new ScaledLedger(SEED, LAST_DAY, size.invoices())).load(database, size.customers());
        figures.line("loaded in %.0f s".formatted((System.nanoTime() - start) / 1e9));
    }

    private void measure(Installation server, Connection database, Figures figures)
            throws IOException, InterruptedException, SQLException {
        RunMeasure runs = new RunMeasure(server, database, figures);
        if (parts.contains("runs")) {
            runs.compare();
        } else if (parts.stream().anyMatch(Set.of("pages", "scope", "orders", "event")::contains)) {
            runs.prepare();
        }
        if (parts.contains("sql")) {
            runs.sql(sql);
        }
        if (parts.contains("pages")) {
            new PageMeasure(server, database, figures).compare();
        }
        if (parts.contains("scope")) {
            new ScopeMeasure(server, database, figures).compare();
        }
        if (parts.contains("orders")) {
            new OrderMeasure(server, database, figures).compare();
        }
        if (parts.contains("event")) {
            new EventMeasure(server, database, figures).compare();
        }
    }
}
