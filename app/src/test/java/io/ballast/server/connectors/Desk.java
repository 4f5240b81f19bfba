package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who imports small files by hand on 1 July 2026. */
record Desk(Imports imports, Path dir) {
    static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    static final Instant NOW = Instant.parse("2026-07-01T02:00:00Z");

    static final String CUSTOMERS = "customer_code,name,country,currency,credit_limit,terms_days,since\n";
    static final String INVOICES = "customer_code,number,instalment,issued,due,currency,amount,recorded\n";
    static final String RECEIPTS =
            "customer_code,number,received,currency,amount,recorded,invoice_number,applied_amount\n";

    FileReport load(String kind, String text) {
        return load(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    FileReport load(String kind, byte[] bytes) {
        return run(write(kind + ".csv", bytes), kind, Options.standard());
    }

    FileReport check(String kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return run(write(kind + ".csv", bytes), kind, new Options(true, Optional.empty(), List.of()));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(dir.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileReport run(Path file, String kind, Options options) {
        var input = new InputFile(
                file, file.getFileName().toString(), Optional.of(kind), Optional.empty(), TextChoice.NONE, Map.of());
        var request = new ImportRequest("ballast", List.of(input), options, "desk", NOW, TODAY);
        return imports.run(request, new ImportProgress()).files().getFirst();
    }

    static List<String> rules(FileReport report) {
        return report.firstRejections().stream()
                .map(rejection -> rejection.row() + " " + rejection.field() + " " + rejection.rule())
                .toList();
    }
}
