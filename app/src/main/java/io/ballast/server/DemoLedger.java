package io.ballast.server;

import io.ballast.engine.value.Currency;
import io.ballast.samples.DemoFiles;
import io.ballast.samples.DemoSettings;
import io.ballast.server.connectors.GivenRate;
import io.ballast.server.connectors.ImportProgress;
import io.ballast.server.connectors.ImportReport;
import io.ballast.server.connectors.ImportRequest;
import io.ballast.server.connectors.Imports;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The books of the made-up company, imported like any other ledger. */
@Component
class DemoLedger {
    static final String WHO = "demo";

    private final Imports imports;
    private final Clock clock;
    private final Path files;

    DemoLedger(Imports imports, Clock clock, @Value("${ballast.home}") Path home) {
        this.imports = imports;
        this.clock = clock;
        this.files = home.toAbsolutePath().resolve("demo-files");
    }

    /** Writes the files of the company; the same settings give the same bytes. */
    void write(DemoSettings settings) throws IOException {
        DemoFiles.write(files, settings, (customers, invoices) -> {});
    }

    /** Imports what was written; repeated, it changes nothing. */
    ImportReport load(DemoSettings settings) throws IOException {
        ImportReport report = imports.run(
                new ImportRequest(
                        "ballast",
                        imports.filesIn(files, "ballast"),
                        new ImportRequest.Options(false, Optional.of(Currency.CNY), List.of(dollar(settings))),
                        WHO,
                        clock.instant(),
                        settings.asOf()),
                new ImportProgress());
        if (!report.isComplete()) {
            throw new IllegalStateException("The demo ledger could not be imported: " + report);
        }
        return report;
    }

    /** The made-up company books its dollar customers at one made-up rate. */
    private static GivenRate dollar(DemoSettings settings) {
        return new GivenRate(
                Currency.of("USD"), Currency.CNY, settings.start().minusYears(1), new BigDecimal("7.1000"), "demo");
    }
}
