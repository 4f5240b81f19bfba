package io.ballast.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Writes a demo company as UTF-8 CSV files: amounts with a decimal point, ISO dates, an empty cell for what is not
 * known. Equal settings give equal bytes, whatever the number of threads. Only a few hundred customers are in memory
 * at any time.
 */
public final class DemoFiles {
    private static final int CUSTOMERS_PER_BLOCK = 32;
    private static final int BLOCKS_PER_THREAD = 4;

    private DemoFiles() {}

    /** Told after each block of customers how far the work is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * So much has been written.
         *
         * @param customers customers so far
         * @param invoices rows of invoices so far
         */
        void written(int customers, long invoices);
    }

    /** What the files hold. */
    public record Written(int customers, long invoices) {}

    /**
     * Writes all files with one thread for each processor.
     *
     * @throws IOException if a file cannot be written
     */
    public static Written write(Path dir, DemoSettings settings, Progress progress) throws IOException {
        return write(dir, settings, Runtime.getRuntime().availableProcessors(), progress);
    }

    static Written write(Path dir, DemoSettings settings, int threads, Progress progress) throws IOException {
        Files.createDirectories(dir);
        DemoCompany company = new DemoCompany(settings);
        try (Outputs outputs = Outputs.open(dir);
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            try {
                Written written = stream(company, outputs, pool, threads * BLOCKS_PER_THREAD, progress);
                writeTruth(dir, company);
                writeOwnCompanies(dir);
                return written;
            } finally {
                pool.shutdownNow();
            }
        }
    }

    /** Keeps a few blocks in the making and writes them in their order. */
    private static Written stream(
            DemoCompany company, Outputs outputs, ExecutorService pool, int window, Progress progress)
            throws IOException {
        int customers = company.settings().customers();
        Deque<Future<DemoRows>> underWay = new ArrayDeque<>();
        int submitted = 0;
        int written = 0;
        long invoices = 0;
        while (written < customers) {
            while (submitted < customers && underWay.size() < window) {
                int from = submitted;
                int to = Math.min(customers, from + CUSTOMERS_PER_BLOCK);
                underWay.add(pool.submit(() -> rows(company, from, to)));
                submitted = to;
            }
            DemoRows rows = finished(underWay.remove());
            outputs.append(rows);
            written = Math.min(customers, written + CUSTOMERS_PER_BLOCK);
            invoices += rows.of(DemoRows.File.INVOICES).rows();
            progress.written(written, invoices);
        }
        return new Written(written, invoices);
    }

    private static DemoRows rows(DemoCompany company, int from, int to) {
        DemoRows rows = new DemoRows();
        for (int index = from; index < to; index++) {
            SampleCustomer customer = company.customer(index);
            rows.add(customer, company.bills(index, customer));
        }
        return rows;
    }

    private static DemoRows finished(Future<DemoRows> rows) throws IOException {
        try {
            return rows.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A customer could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while writing the demo company", e);
        }
    }

    private static void writeTruth(Path dir, DemoCompany company) throws IOException {
        CsvText text = new CsvText();
        for (PlantedFailure failure : company.failures()) {
            text.cell(failure.customer())
                    .day(failure.failureDay())
                    .cell(failure.kind().name())
                    .day(failure.firstSignalDay())
                    .cell(failure.signals().stream().map(Enum::name).collect(Collectors.joining("|")))
                    .endRow();
        }
        Files.writeString(
                dir.resolve("ground_truth.csv"),
                "customer_code,failure_date,kind,first_signal_date,signals\n" + text,
                StandardCharsets.UTF_8);
    }

    private static void writeOwnCompanies(Path dir) throws IOException {
        CsvText text = new CsvText();
        for (SellingCompany company : SellingCompany.values()) {
            text.cell(company.code).cell(company.name).endRow();
        }
        Files.writeString(dir.resolve("own_companies.csv"), "own_company,name\n" + text, StandardCharsets.UTF_8);
    }

    /** One open file for each kind of row. */
    private record Outputs(Map<DemoRows.File, OutputStream> streams) implements AutoCloseable {
        static Outputs open(Path dir) throws IOException {
            Outputs outputs = new Outputs(new EnumMap<>(DemoRows.File.class));
            for (DemoRows.File file : DemoRows.File.values()) {
                OutputStream stream = Files.newOutputStream(dir.resolve(file.fileName));
                outputs.streams.put(file, stream);
                stream.write((file.header + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return outputs;
        }

        void append(DemoRows rows) throws IOException {
            for (Map.Entry<DemoRows.File, OutputStream> entry : streams.entrySet()) {
                entry.getValue().write(rows.of(entry.getKey()).toString().getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() throws IOException {
            for (OutputStream stream : List.copyOf(streams.values())) {
                stream.close();
            }
        }
    }
}
