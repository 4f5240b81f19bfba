package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.value.Currency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFilesTest {
    private final DemoSettings small =
            DemoSettings.standard().withCustomers(300).withInvoicesPerCustomer(20);

    private static final List<String> SAME_FOR_EVERY_SEED = List.of("hostile_names.csv", "own_companies.csv");

    @TempDir
    Path dir;

    @Test
    void one_thread_and_four_threads_write_the_same_bytes() throws Exception {
        DemoFiles.write(dir.resolve("one"), small, 1, (customers, invoices) -> {});
        DemoFiles.write(dir.resolve("four"), small, 4, (customers, invoices) -> {});

        assertThat(hashes(dir.resolve("four"))).hasSize(10).isEqualTo(hashes(dir.resolve("one")));
    }

    @Test
    void another_seed_makes_another_company() throws Exception {
        DemoFiles.write(dir.resolve("one"), small, (customers, invoices) -> {});
        DemoFiles.write(dir.resolve("other"), small.withSeed(1), (customers, invoices) -> {});

        assertThat(hashes(dir.resolve("other"))).doesNotContainAnyElementsOf(hashes(dir.resolve("one")));
    }

    @Test
    void each_file_has_its_header_and_as_many_cells_in_every_row() throws IOException {
        DemoFiles.write(dir, small, (customers, invoices) -> {});

        assertThat(firstLine("receipts.csv"))
                .isEqualTo("customer_code,number,received,currency,amount,recorded,invoice_number,applied_amount,"
                        + "own_company");
        assertThat(firstLine("customers.csv"))
                .isEqualTo("customer_code,name,name_en,uscc,industry,size_class,region,country,group_code,group_name,"
                        + "since,currency,credit_limit,terms_days,owner,department,annual_purchases,"
                        + "tangible_net_worth,working_capital");
        assertThat(firstLine("ground_truth.csv"))
                .isEqualTo("customer_code,failure_date,kind,first_signal_date,signals");
        for (String file : List.of(
                "invoices.csv",
                "orders.csv",
                "deliveries.csv",
                "disputes.csv",
                "receipts.csv",
                "bills.csv",
                "kind_limits.csv")) {
            long cells = commas(firstLine(file));
            assertThat(Files.readAllLines(dir.resolve(file))).allMatch(line -> commas(line) == cells);
        }
        assertThat(Files.readAllLines(dir.resolve("customers.csv"))).hasSize(301); // 300 customers and the header
    }

    @Test
    void progress_ends_with_what_was_written() throws IOException {
        List<Integer> seen = new ArrayList<>();
        DemoFiles.Written written = DemoFiles.write(dir, small, (customers, invoices) -> seen.add(customers));

        assertThat(seen).startsWith(32, 64).endsWith(300);
        assertThat(written.customers()).isEqualTo(300);
        assertThat(Files.readAllLines(dir.resolve("invoices.csv"))).hasSize(Math.toIntExact(written.invoices()) + 1);
    }

    @Test
    void amounts_have_the_decimals_of_their_currency() {
        CsvText text = new CsvText();
        var yuan = Currency.CNY;
        var yen = Currency.of("JPY");
        text.amount(5, yuan)
                .amount(-12_345, yuan)
                .amount(100, yuan)
                .amount(7, yen)
                .endRow();

        assertThat(text).hasToString("0.05,-123.45,1.00,7\n");
    }

    @Test
    void cells_with_commas_and_quotes_are_quoted() {
        CsvText text = new CsvText();
        text.cell("a,b").cell("say \"no\"").cell("=1+1").cell("").endRow();

        assertThat(text).hasToString("\"a,b\",\"say \"\"no\"\"\",=1+1,\n");
    }

    private String firstLine(String file) throws IOException {
        return Files.readAllLines(dir.resolve(file)).getFirst();
    }

    private static long commas(String line) {
        return line.chars().filter(c -> c == ',').count();
    }

    private static List<String> hashes(Path dir) throws IOException, NoSuchAlgorithmException {
        List<String> hashes = new ArrayList<>();
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.sorted().toList()) {
                if (SAME_FOR_EVERY_SEED.contains(file.getFileName().toString())) {
                    continue;
                }
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.add(file.getFileName() + " " + HexFormat.of().formatHex(hash));
            }
        }
        return hashes;
    }
}
