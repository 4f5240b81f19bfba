package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fuzzing has found in parts of workbooks. */
class DamagedWorkbookTest {
    @TempDir
    Path dir;

    @Test
    void a_sheet_whose_first_tag_is_broken_is_refused_as_damaged_and_is_no_error_of_ours() throws IOException {
        assertRefused("xl/worksheets/sheet1.xml", "xmlns=\"", "xmlns=s");
    }

    @Test
    void a_list_of_sheets_that_is_no_xml_is_refused_as_damaged() throws IOException {
        assertRefused("xl/workbook.xml", "<sheets>", "<sheets");
    }

    @Test
    void a_cell_far_behind_the_last_column_is_refused_before_a_row_is_made_for_it() throws IOException {
        assertRefused("xl/worksheets/sheet1.xml", "r=\"A1\"", "r=\"ZZZZZZ1\"");
        assertRefused("xl/worksheets/sheet1.xml", "r=\"A1\"", "r=\"&#90;&#90;&#90;Z1\"");
    }

    @Test
    void a_cell_without_a_column_or_with_a_number_that_is_none_is_refused_as_damaged() throws IOException {
        assertRefused("xl/worksheets/sheet1.xml", "r=\"A1\"", "r=\"1\"");
        assertRefused("xl/worksheets/sheet1.xml", "<v>0</v>", "<v>none</v>");
    }

    private void assertRefused(String part, String whole, String broken) throws IOException {
        Path good = dir.resolve("good.xlsx");
        try (OutputStream out = Files.newOutputStream(good);
                var workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Invoices").value(0, 0, "C-1");
        }
        Path damaged = dir.resolve("damaged.xlsx");
        try (var in = new ZipFile(good.toFile());
                var zip = new ZipOutputStream(Files.newOutputStream(damaged))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                var text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write((entry.getName().equals(part) ? text.replace(whole, broken) : text)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThatThrownBy(() -> {
                    ZipGate.check(damaged);
                    try (RowReader rows = WorkbookReader.open(damaged, Optional.empty())) {
                        rows.next(new CellRow());
                    }
                })
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo("damaged_workbook"));
    }
}
