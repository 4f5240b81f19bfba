package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.value.Currency;
import io.ballast.samples.DemoFiles;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportRequest.Options;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The made-up company as {@code ./ballast demo} imports it, whole. */
@ServerTest
@TestPropertySource(properties = "ballast.test=demo-ledger")
class DemoLedgerTest {
    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    @Test
    void every_row_of_the_demo_company_is_loaded_once_its_dollars_have_a_rate() throws IOException {
        DemoSettings settings = DemoSettings.standard();
        DemoFiles.Written written = DemoFiles.write(dir, settings, (_, _) -> {});
        var dollar = new GivenRate(
                Currency.of("USD"), Currency.CNY, settings.start().minusYears(1), new BigDecimal("7.1000"), "demo");
        ImportReport report = imports.run(
                new ImportRequest(
                        "ballast",
                        imports.filesIn(dir, "ballast"),
                        new Options(false, Optional.of(Currency.CNY), List.of(dollar)),
                        "demo",
                        Desk.NOW,
                        settings.asOf()),
                new ImportProgress());
        assertThat(report.isComplete()).isTrue();
        assertThat(rejected()).isEmpty();
        assertThat(report.rowsRejected()).isZero();
        assertThat(jdbc.sql("select count(*) from ledger.invoice")
                        .query(Long.class)
                        .single())
                .isEqualTo(written.invoices());
    }

    private List<String> rejected() {
        return jdbc.sql("""
            select b.file_kind || ' ' || r.field || ' ' || r.rule || ' ' || count(*) || ' e.g. ' || min(r.value)
            from connectors.rejected_row r
            join connectors.batch b on b.id = r.batch_id
            group by b.file_kind, r.field, r.rule
            order by 1""").query((row, _) -> row.getString(1)).list();
    }
}
