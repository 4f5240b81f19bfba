package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportReport.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Rows that nobody should send and everybody does: the good ones load, the bad ones come back with the reason. */
@ServerTest
@TestPropertySource(properties = "ballast.test=poison")
class PoisonRowsTest {
    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    private Desk desk() {
        return new Desk(imports, dir);
    }

    @BeforeEach
    void aurora_is_a_customer() {
        desk().load("customers", Desk.CUSTOMERS + "A-1,Aurora,CN,CNY,,,\n");
    }

    private static String invoice(String number, String issued, String due, String amount) {
        return "A-1," + number + ",," + issued + "," + due + ",CNY," + amount + ",\n";
    }

    @Test
    void numbers_that_are_none_are_refused_and_the_good_row_beside_them_is_loaded() {
        FileReport report = desk().load(
                        "invoices",
                        Desk.INVOICES
                                + invoice("N-2", "2026-01-01", "2026-02-01", "100.00")
                                + invoice("N-3", "2026-01-01", "2026-02-01", "1e309")
                                + invoice("N-4", "2026-01-01", "2026-02-01", "-0")
                                + invoice("N-5", "2026-01-01", "2026-02-01", "9223372036854775808")
                                + invoice("N-6", "2026-01-01", "2026-02-01", "NaN")
                                + invoice("N-7", "2026-01-01", "2026-02-01", "1.005")
                                + invoice("N-8", "2026-01-01", "2026-02-01", "\"1,23\"")
                                + invoice("N-9", "2026-01-01", "2026-02-01", "\"1,234.50\""));
        assertThat(Desk.rules(report))
                .containsExactly(
                        "3 amount not_an_amount",
                        "4 amount not_positive",
                        "5 amount too_large",
                        "6 amount not_an_amount",
                        "7 amount too_many_decimals",
                        "8 amount not_an_amount");
        assertThat(amount("N-2")).isEqualTo(10_000);
        assertThat(amount("N-9")).isEqualTo(123_450);
    }

    @Test
    void days_that_cannot_be_are_refused() {
        FileReport report = desk().load(
                        "invoices",
                        Desk.INVOICES
                                + invoice("D-2", "2026-02-30", "2026-03-30", "1")
                                + invoice("D-3", "1900-01-01", "2026-03-30", "1")
                                + invoice("D-4", "2026-07-02", "2026-08-02", "1")
                                + invoice("D-5", "2026-03-02", "2026-03-01", "1")
                                + invoice("D-6", "", "2026-03-01", "1")
                                + invoice("D-7", "2026年3月1日", "2026/4/1", "1"));
        assertThat(Desk.rules(report))
                .containsExactly(
                        "2 issued not_a_date",
                        "3 issued too_early",
                        "4 issued in_the_future",
                        "5 due due_before_issued",
                        "6 issued required");
        assertThat(amount("D-7")).isEqualTo(100);
    }

    @Test
    void a_nul_a_megabyte_and_bytes_of_another_encoding_spoil_only_their_rows() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(Desk.CUSTOMERS.getBytes(StandardCharsets.UTF_8));
        bytes.write("P-2,晨光贸易,CN,CNY,,,\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("P-3,a\0b,CN,CNY,,,\n".getBytes(StandardCharsets.UTF_8));
        bytes.write(("P-4," + "x".repeat(1 << 20) + ",CN,CNY,,,\n").getBytes(StandardCharsets.UTF_8));
        bytes.write("P-5,晨光,CN,CNY,,,\n".getBytes(Charset.forName("GB18030")));
        bytes.write("P-6,\"a\"b,CN,CNY,,,\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("P-7,short\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("P-8,🐳 عميل =cmd|'/c calc',CN,CNY,,,\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("P-9,=cmd|'/c calc'!A1,CN,XXQ,,,\n".getBytes(StandardCharsets.UTF_8));
        FileReport report = desk().load("customers", bytes.toByteArray());
        assertThat(Desk.rules(report))
                .containsExactly(
                        "3 name nul",
                        "4 name cell_too_long",
                        "5 name wrong_encoding",
                        "6  broken_quotes",
                        "7  wrong_number_of_cells",
                        "9 currency unknown_currency");
        assertThat(names("P-%")).containsExactly("晨光贸易", "🐳 عميل =cmd|'/c calc'");
        String errors = Files.readString(report.errorFile().orElseThrow());
        assertThat(errors).startsWith("\uFEFFcustomer_code,name").contains("币种代码未知 / Unknown currency code");
        assertThat(errors).contains("P-9,'=cmd|'/c calc'!A1,CN,XXQ");
    }

    @Test
    void a_file_in_gb18030_with_chinese_headers_and_semicolons_is_understood() {
        String text = "客户编码;客户名称;国家;币种\nG-2;鹏程电子;CN;CNY\n";
        FileReport report = desk().load("customers", text.getBytes(Charset.forName("GB18030")));
        assertThat(report.rowsRejected()).isZero();
        assertThat(names("G-%")).containsExactly("鹏程电子");
    }

    @Test
    void a_file_with_a_byte_order_mark_is_understood_also_in_utf_16_with_tabs() {
        String text = "\uFEFF客户编码\t客户名称\t国家\t币种\r\nU-2\t海岳建材\tCN\tCNY\r\n";
        FileReport report = desk().load("customers", text.getBytes(StandardCharsets.UTF_16LE));
        assertThat(report.rowsRejected()).isZero();
        assertThat(names("U-%")).containsExactly("海岳建材");
        FileReport marked = desk().load("customers", "\uFEFF" + Desk.CUSTOMERS + "B-2,Borealis,CN,CNY,,,\n");
        assertThat(marked.rowsRejected()).isZero();
        assertThat(names("B-%")).containsExactly("Borealis");
    }

    @Test
    void a_file_without_rows_or_without_a_required_column_is_refused_whole() {
        FileReport empty = desk().load("customers", "");
        FileReport headerOnly = desk().load("customers", Desk.CUSTOMERS);
        FileReport nameless = desk().load("customers", "customer_code,country\nX-1,CN\n");
        FileReport open = desk().load("customers", Desk.CUSTOMERS + "X-2,\"never closed,CN,CNY,,,\n");
        assertThat(List.of(empty, headerOnly, nameless, open))
                .allSatisfy(report -> assertThat(report.state()).isEqualTo(State.REFUSED))
                .extracting(report -> report.refusal().orElseThrow().reason())
                .containsExactly("empty_file", "too_few_rows", "missing_column", "open_quote");
        assertThat(names("X-%")).isEmpty();
    }

    @Test
    void a_repeated_row_is_refused_and_the_first_one_stands() {
        FileReport report = desk().load(
                        "invoices",
                        Desk.INVOICES
                                + invoice("R-2", "2026-01-01", "2026-02-01", "5")
                                + invoice("R-2", "2026-01-01", "2026-02-01", "5")
                                + invoice("R-2", "2026-01-01", "2026-02-01", "6")
                                + "A-404,R-5,,2026-01-01,2026-02-01,CNY,5,\n");
        assertThat(Desk.rules(report))
                .containsExactly(
                        "3 number repeats_earlier_row",
                        "4 number contradicts_earlier_row",
                        "5 customer unknown_customer");
        assertThat(amount("R-2")).isEqualTo(500);
    }

    @Test
    void a_document_in_a_currency_without_a_rate_names_the_currency_and_the_day() {
        FileReport report = desk().load("invoices", Desk.INVOICES + "A-1,C-2,,2026-01-01,2026-02-01,EUR,5,\n");
        assertThat(report.firstRejections().getFirst().value()).isEqualTo("EUR 2026-01-01 → CNY");
        assertThat(Desk.rules(report)).containsExactly("2 currency no_rate");
    }

    private long amount(String number) {
        return jdbc.sql("select amount_minor from ledger.invoice where number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private List<String> names(String codes) {
        return jdbc.sql("select name from customers.customer where code like :codes order by code")
                .param("codes", codes)
                .query((row, _) -> row.getString("name"))
                .list();
    }
}
