package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportReport.State;
import io.ballast.server.connectors.ImportRequest.Options;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Workbooks: values as a person would type them, formulas refused, and nothing but cells let in. */
@ServerTest
@TestPropertySource(properties = "ballast.test=poison")
class WorkbookImportTest {
    private static final String[] HEADER = {"客户编码", "发票号", "开票日期", "到期日", "币种", "金额"};

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    @Test
    void dates_and_amounts_of_a_visible_sheet_are_read_and_a_formula_is_refused() throws IOException {
        var desk = new Desk(imports, dir);
        desk.load("customers", Desk.CUSTOMERS + "W-1,Aurora,CN,CNY,,,\n");
        Path file = dir.resolve("invoices.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet hidden = workbook.newWorksheet("hidden");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            hidden.value(0, 0, "not this one");
            Worksheet sheet = workbook.newWorksheet("发票");
            for (int column = 0; column < HEADER.length; column++) {
                sheet.value(0, column, HEADER[column]);
            }
            row(sheet, 1, "W-F1", 1234.56);
            row(sheet, 2, "W-F2", 0);
            sheet.formula(2, 5, "1+1");
            row(sheet, 3, "W-F3", 0.1 + 0.2);
            row(sheet, 4, "W-F4", 5);
            sheet.range(4, 0, 5, 0).merge();
            sheet.value(5, 1, "W-F5");
            sheet.value(5, 2, LocalDate.of(2026, 1, 5));
            sheet.value(5, 3, LocalDate.of(2026, 2, 5));
            sheet.style(5, 2).format("yyyy-mm-dd").set();
            sheet.style(5, 3).format("yyyy-mm-dd").set();
            sheet.value(5, 4, "CNY");
            sheet.value(5, 5, 7);
        }
        FileReport report = desk.run(file, "invoices", Options.standard());
        // Row 3 holds a formula; row 6 has no customer of its own, because its cell is covered by a merged one.
        assertThat(Desk.rules(report)).containsExactly("3 amount formula", "6 customer required");
        assertThat(jdbc.sql("select amount_minor from ledger.invoice where number like 'W-F%' order by number")
                        .query(Long.class)
                        .list())
                .containsExactly(123_456L, 30L, 500L);
        assertThat(jdbc.sql("select due_on from ledger.invoice where number = 'W-F1'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 2, 5));
    }

    @Test
    void a_workbook_is_unpacked_and_counted_once_however_often_its_page_is_looked_at() throws IOException {
        Path file = dir.resolve("1.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("one").value(0, 0, "客户编码");
            workbook.newWorksheet("two").value(0, 0, "发票号");
        }
        var inspections = new Inspections();
        var said = new Upload.Said(Optional.empty(), false, Optional.empty(), TextChoice.NONE, Map.of());
        var sent = new Upload.File(1, "book.xlsx", "1.xlsx", Files.size(file), ContentHash.of(file), said);
        Inspection first = inspections.of(file, sent, Optional.empty(), TextChoice.NONE);
        assertThat(first.sheets()).containsExactly("one", "two");
        // what is gone cannot be looked at again: the second answer is remembered, that of another sheet is not
        Files.delete(file);
        assertThat(inspections.of(file, sent, Optional.empty(), TextChoice.NONE))
                .isEqualTo(first);
        assertThatThrownBy(() -> inspections.of(file, sent, Optional.of("two"), TextChoice.NONE))
                .isInstanceOf(IOException.class);
    }

    private static void row(Worksheet sheet, int row, String number, double amount) {
        sheet.value(row, 0, "W-1");
        sheet.value(row, 1, number);
        sheet.value(row, 2, LocalDate.of(2026, 1, 5));
        sheet.value(row, 3, LocalDate.of(2026, 2, 5));
        sheet.style(row, 2).format("yyyy-mm-dd").set();
        sheet.style(row, 3).format("yyyy-mm-dd").set();
        sheet.value(row, 4, "CNY");
        sheet.value(row, 5, amount);
    }

    @Test
    void a_text_file_that_calls_itself_a_workbook_is_refused() {
        var desk = new Desk(imports, dir);
        Path file = desk.write("customers.xlsx", "客户编码".getBytes(StandardCharsets.UTF_8));
        FileReport report = desk.run(file, "customers", Options.standard());
        assertThat(report.state()).isEqualTo(State.REFUSED);
        assertThat(report.refusal().orElseThrow().reason()).isEqualTo("not_a_workbook");
    }

    @Test
    void macros_links_bombs_and_paths_out_of_the_archive_stop_at_the_gate() throws IOException {
        assertThatThrownBy(() -> ZipGate.check(archive("xl/vbaProject.bin", 10)))
                .hasMessageStartingWith("macros");
        assertThatThrownBy(() -> ZipGate.check(archive("xl/externalLinks/externalLink1.xml", 10)))
                .hasMessageStartingWith("external_links");
        assertThatThrownBy(() -> ZipGate.check(archive("../../etc/passwd", 10))).hasMessageStartingWith("zip_name");
        // Sixteen million zeros pack to about sixteen thousand bytes: a thousand to one.
        assertThatThrownBy(() -> ZipGate.check(archive("xl/worksheets/sheet1.xml", 16 << 20)))
                .hasMessageStartingWith("zip_ratio");
        ZipGate.check(archive("xl/worksheets/sheet1.xml", 1000));
    }

    @Test
    void an_archive_of_more_than_a_thousand_entries_stops_at_the_gate() throws IOException {
        Path file = dir.resolve("many.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= ZipGate.MOST_ENTRIES; i++) {
                zip.putNextEntry(new ZipEntry("xl/" + i));
            }
        }
        assertThatThrownBy(() -> ZipGate.check(file)).hasMessageStartingWith("zip_entries");
    }

    private Path archive(String name, int zeros) throws IOException {
        Path file = dir.resolve("archive.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[zeros]);
        }
        return file;
    }
}
