package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.samples.DemoFiles;
import io.ballast.samples.DemoSettings;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way of {@code ./ballast assess}: a database of its own, the demo company's files, the results. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessCommandTest {
    private static final int CUSTOMERS = 40;
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream asides = new ByteArrayOutputStream();
    private Path results = Path.of("");

    @BeforeAll
    void assess(@TempDir Path dir) throws IOException {
        DemoSettings settings = DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(20);
        Path files = dir.resolve("files");
        DemoFiles.write(files, settings, (customers, invoices) -> {});
        renameCustomers(files.resolve("customers.csv"));
        results = dir.resolve("out");
        assertThat(assess(files, settings)).isEqualTo(Command.OK);
    }

    @Test
    void the_files_of_the_demo_company_become_tables_and_a_summary_that_prove_each_other() throws IOException {
        JsonNode summary = JsonMapper.builder().build().readTree(Files.readString(results.resolve("summary.json")));
        assertThat(summary.get("source").asString()).isEqualTo("ballast");
        assertThat(summary.get("customers").asInt()).isEqualTo(CUSTOMERS);
        assertThat(summary.get("proof").get("holds").asBoolean()).isTrue();
        assertThat(Files.readAllLines(results.resolve("customers.csv"))).hasSize(1 + CUSTOMERS);
        assertThat(Files.size(results.resolve("customers.xlsx"))).isPositive();
        assertThat(results.resolve("ageing.csv")).exists();
        assertThat(results.resolve("rejected.csv")).exists();
        // results alone on standard output: one line of figures, one with the place of the report
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void the_report_stands_alone_and_hostile_names_are_words_in_it() throws IOException {
        String report = Files.readString(results.resolve("report.html"));
        assertThat(report)
                .contains("客户信用风险评估报告")
                .contains("default-src &#39;none&#39;")
                .contains("<svg");
        assertThat(report).contains("&lt;script").doesNotContain("<script").doesNotContain(" style=");
        Matcher address = Pattern.compile("(?:src|href)\\s*=|\\son[a-z]+\\s*=|url\\(|@import")
                .matcher(report);
        assertThat(address.find()).as("the report fetches nothing").isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_report_is_quiet_and_accessible_in_light_and_dark(boolean isDark) {
        try (Browser browser = Browser.open(1, new Look(true, isDark, 1400, 900))) {
            browser.page().navigate(results.resolve("report.html").toUri().toString());
            for (var summary : browser.page().locator("summary").all()) {
                summary.click();
            }
            browser.shoot("report-" + (isDark ? "dark" : "light")).assertQuiet().assertAccessible();
        }
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
                                results.toString(),
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
