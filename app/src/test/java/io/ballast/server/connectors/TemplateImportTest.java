package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.samples.DemoFiles;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The demo company through Ballast's own templates. */
@ServerTest
@TestPropertySource(properties = "ballast.test=templates")
class TemplateImportTest {
    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    @Test
    void the_demo_company_is_loaded_whole_and_a_second_import_changes_nothing() throws IOException {
        DemoFiles.Written written =
                DemoFiles.write(dir, new DemoSettings(7, 60, 40, LocalDate.of(2026, 10, 31), 5), (_, _) -> {});
        ImportReport first = run();
        assertThat(first.files()).allSatisfy(file -> assertThat(file.state()).isEqualTo(ImportReport.State.LOADED));
        assertThat(first.files()).hasSize(10);
        assertThat(first.files())
                .flatExtracting(ImportReport.FileReport::firstRejections)
                .isEmpty();
        assertThat(count("ledger.invoice")).isEqualTo(written.invoices());
        ImportReport second = run();
        assertThat(second.isComplete()).isTrue();
        assertThat(second.changes()).isZero();
        assertThat(second.files().getFirst().unchanged()).isGreaterThanOrEqualTo(60);
    }

    private ImportReport run() throws IOException {
        List<InputFile> files = imports.filesIn(dir, "ballast");
        var request = new ImportRequest(
                "ballast",
                files,
                Options.standard(),
                "test",
                Instant.parse("2027-01-01T00:00:00Z"),
                LocalDate.of(2027, 1, 1));
        return imports.run(request, new ImportProgress());
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
