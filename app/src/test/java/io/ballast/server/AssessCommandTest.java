package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.samples.DemoFiles;
import io.ballast.samples.DemoSettings;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way of {@code ./ballast assess}: a database of its own, the demo company's files, the results. */
class AssessCommandTest {
    private static final int CUSTOMERS = 40;
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream asides = new ByteArrayOutputStream();

    @TempDir
    Path dir;

    @Test
    void the_files_of_the_demo_company_become_tables_a_summary_and_a_report_that_stands_alone() throws IOException {
        DemoSettings settings = DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(20);
        Path files = dir.resolve("files");
        DemoFiles.write(files, settings, (customers, invoices) -> {});
        renameCustomers(files.resolve("customers.csv"));
        assertThat(assess(files, settings)).isEqualTo(Command.OK);

        JsonNode summary = JsonMapper.builder().build().readTree(Files.readString(dir.resolve("out/summary.json")));
        assertThat(summary.get("source").asString()).isEqualTo("ballast");
        assertThat(summary.get("customers").asInt()).isEqualTo(CUSTOMERS);
        assertThat(summary.get("proof").get("holds").asBoolean()).isTrue();
        assertThat(Files.readAllLines(dir.resolve("out/customers.csv"))).hasSize(1 + CUSTOMERS);
        assertThat(Files.size(dir.resolve("out/customers.xlsx"))).isPositive();
        assertThat(dir.resolve("out/ageing.csv")).exists();
        assertThat(dir.resolve("out/rejected.csv")).exists();
        // results alone on standard output: one line of figures, one with the place of the report
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);

        String report = Files.readString(dir.resolve("out/report.html"));
        assertThat(report)
                .contains("客户信用风险评估报告")
                .contains("default-src &#39;none&#39;")
                .contains("<svg");
        assertThat(report).contains("&lt;script").doesNotContain("<script").doesNotContain(" style=");
        Matcher address = Pattern.compile("(?:src|href)\\s*=|\\son[a-z]+\\s*=|url\\(|@import")
                .matcher(report);
        assertThat(address.find()).as("the report fetches nothing").isFalse();
    }

    private int assess(Path files, DemoSettings settings) {
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(asides, true, StandardCharsets.UTF_8),
                Map.of("LANG", "zh_CN.UTF-8"));
        return new Commands(terminal)
                .run(
                        "assess",
                        List.of(
                                "--in",
                                files.toString(),
                                "--as-of",
                                settings.asOf().toString(),
                                "--out",
                                dir.resolve("out").toString(),
                                "--currency",
                                "CNY",
                                "--rate",
                                "USD=7.10@2000-01-01:demo"));
    }

    /** Names come from outside: one that is a script must show as words. */
    private static void renameCustomers(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            cells[1] = HOSTILE + i;
            lines.set(i, String.join(",", cells));
        }
        Files.write(file, lines);
    }
}
