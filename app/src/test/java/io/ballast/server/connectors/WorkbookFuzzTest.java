package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.io.TempDir;

/** A workbook whose parts were tampered with is read or refused, and nothing else comes of it. */
class WorkbookFuzzTest {
    @TempDir
    static Path dir;

    @FuzzTest(maxDuration = "60s")
    void a_workbook_with_any_parts_is_rows_or_refused(FuzzedDataProvider data) throws IOException {
        Path file = Files.write(dir.resolve("fuzz.xlsx"), tampered(data));
        try {
            ZipGate.check(file);
            try (RowReader rows = WorkbookReader.open(file, Optional.empty())) {
                var row = new CellRow();
                while (rows.next(row)) {
                    assertThat(row.raw()).hasSize(row.size());
                }
            }
        } catch (RefusedFile e) {
            assertThat(e.why().reason()).isNotBlank();
        }
    }

    /** A good workbook with characters of its parts replaced. */
    private static byte[] tampered(FuzzedDataProvider data) throws IOException {
        Path good = dir.resolve("good.xlsx");
        if (Files.notExists(good)) {
            Files.write(good, good());
        }
        var out = new ByteArrayOutputStream();
        try (var in = new ZipFile(good.toFile());
                var zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                var text =
                        new StringBuilder(new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                int changes = data.consumeInt(0, 3);
                for (int i = 0; i < changes && !text.isEmpty(); i++) {
                    int at = data.consumeInt(0, text.length() - 1);
                    text.replace(at, Math.min(text.length(), at + data.consumeInt(0, 20)), data.consumeString(12));
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] good() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "fuzz", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Invoices");
            for (int row = 0; row < 3; row++) {
                sheet.value(row, 0, "C-" + row);
                sheet.value(row, 1, 12.5 * row);
                sheet.value(row, 2, java.time.LocalDate.of(2026, 1, 5));
                sheet.style(row, 2).format("yyyy-MM-dd").set();
                sheet.value(row, 3, row > 1);
            }
        }
        return out.toByteArray();
    }
}
