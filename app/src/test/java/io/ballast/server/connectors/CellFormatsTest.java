package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rows, days and amounts as bytes, at their borders. */
class CellFormatsTest {
    private static final AmountFormat SPACED = new AmountFormat('.', Optional.of(' '));

    private static String amount(AmountFormat format, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (format.read(bytes, 0, bytes.length, 2)) {
            case AmountFormat.Result.Amount(long minor) -> Long.toString(minor);
            case AmountFormat.Result.Broken(String rule) -> rule;
        };
    }

    private static OptionalInt day(DayFormat format, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return format.read(bytes, 0, bytes.length);
    }

    private static List<List<String>> rows(String text, char delimiter) throws IOException {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        List<List<String>> rows = new ArrayList<>();
        try (var reader = new DelimitedReader(in, delimiter)) {
            CellRow row = new CellRow();
            while (reader.next(row)) {
                rows.add(row.raw());
            }
        }
        return rows;
    }

    @Test
    void digits_are_grouped_in_threes_by_the_sign_of_the_source_or_not_at_all() {
        assertThat(amount(SPACED, "1 444.83")).isEqualTo("144483");
        assertThat(amount(SPACED, "1444.83")).isEqualTo("144483");
        assertThat(amount(SPACED, "12 345 678")).isEqualTo("1234567800");
        for (String wrong : List.of("1 44.83", "14 44.83", "1 444 83", " 444", "1  444", "1234 567", "1 4445")) {
            assertThat(amount(SPACED, wrong)).as(wrong).isEqualTo("not_an_amount");
        }
        assertThat(amount(SPACED, "1,444.83")).isEqualTo("not_an_amount");
    }

    @Test
    void the_largest_amount_fits_and_one_more_does_not() {
        assertThat(amount(SPACED, "92233720368547758.07")).isEqualTo("9223372036854775807");
        assertThat(amount(SPACED, "92233720368547758.08")).isEqualTo("too_large");
        assertThat(amount(SPACED, "-5")).isEqualTo("-500");
        assertThat(amount(SPACED, "5.")).isEqualTo("not_an_amount");
        assertThat(amount(SPACED, ".5")).isEqualTo("not_an_amount");
        assertThat(amount(SPACED, "1.230")).isEqualTo("123");
        assertThat(amount(SPACED, "1.234")).isEqualTo("too_many_decimals");
    }

    @Test
    void days_are_read_strictly_in_the_format_that_is_named() {
        int leapDay = (int) LocalDate.of(2024, 2, 29).toEpochDay();
        assertThat(day(DayFormat.ISO, "2024-02-29")).hasValue(leapDay);
        assertThat(day(DayFormat.ISO, "2023-02-29")).isEmpty();
        assertThat(day(DayFormat.ISO, "2024-2-29")).isEmpty();
        assertThat(day(DayFormat.SLASHED, "2024/2/29")).hasValue(leapDay);
        assertThat(day(DayFormat.CHINESE, "2024年2月29日")).hasValue(leapDay);
        assertThat(day(DayFormat.COMPACT, "20240229")).hasValue(leapDay);
        assertThat(day(DayFormat.MONTH_FIRST, "2/29/2024")).hasValue(leapDay);
        assertThat(day(DayFormat.DAY_FIRST, "29.2.2024")).hasValue(leapDay);
        assertThat(day(DayFormat.MONTH_FIRST, "13/1/2024")).isEmpty();
        assertThat(day(DayFormat.ISO, "2024-02-29 ")).isEmpty();
    }

    @Test
    void quotes_hold_delimiters_line_breaks_and_quotes() throws IOException {
        assertThat(rows("a,\"b,\"\"c\"\"\r\nd\",e\r\n\"\",,x", ','))
                .containsExactly(List.of("a", "b,\"c\"\r\nd", "e"), List.of("", "", "x"));
        assertThat(rows("a;b\n;\n", ';')).containsExactly(List.of("a", "b"), List.of("", ""));
    }

    @Test
    void a_row_longer_than_the_first_buffer_is_read_whole() throws IOException {
        String wide = "x".repeat(300_000);
        assertThat(rows("1," + wide + "\n2,y\n", ',')).containsExactly(List.of("1", wide), List.of("2", "y"));
    }

    @Test
    void encodings_and_delimiters_are_told_with_a_confidence() {
        TextForm plain = TextForm.detect("客户编码,金额\nA,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(plain).isEqualTo(new TextForm(StandardCharsets.UTF_8, 0, ',', TextForm.Confidence.LIKELY));
        TextForm chinese = TextForm.detect("客户编码|金额\n鹏程|1\n".getBytes(java.nio.charset.Charset.forName("GB18030")));
        assertThat(chinese.charset().name()).isEqualTo("GB18030");
        assertThat(chinese.delimiter()).isEqualTo('|');
        TextForm ragged = TextForm.detect("a;b;c\n1;2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(ragged.confidence()).isEqualTo(TextForm.Confidence.DOUBTFUL);
    }

    @Test
    void what_is_said_of_a_form_counts_more_than_what_is_detected_but_less_than_a_byte_order_mark() {
        TextChoice big5 = TextChoice.parse("big5", "tab").orElseThrow();
        byte[] traditional = "客戶,名稱\t金額\nA,1\t2\n".getBytes(java.nio.charset.Charset.forName("Big5"));
        TextForm said = TextForm.detect(traditional, big5);
        assertThat(said.charset().name()).isEqualTo("Big5");
        assertThat(said.delimiter()).isEqualTo('\t');
        assertThat(said.confidence()).isEqualTo(TextForm.Confidence.SAID);
        TextForm marked = TextForm.detect("\uFEFFa\tb\n".getBytes(StandardCharsets.UTF_8), big5);
        assertThat(marked.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(marked.bomBytes()).isEqualTo(3);
        // bytes that are text in neither encoding that is detected: what nobody says is refused, what is said is tried
        byte[] western = "Kunde;Betrag\nM\u00fcller & S\u00f6hne\u00ff;1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TextForm.detect(western, TextChoice.parse("windows-1252", "").orElseThrow())
                        .charset()
                        .name())
                .isEqualTo("windows-1252");
    }

    @Test
    void a_delimiter_is_one_sign_that_no_value_needs_and_an_encoding_one_of_those_known() {
        assertThat(TextChoice.parse("", "")).contains(TextChoice.NONE);
        assertThat(TextChoice.parse("utf-8", "^").orElseThrow().sign()).isEqualTo("^");
        assertThat(TextChoice.parse("", "\t").orElseThrow().sign()).isEqualTo("tab");
        for (String none : new String[] {"ab", "a", "1", "\"", "\n", "，", "\0"}) {
            assertThat(TextChoice.parse("", none)).as(none).isEmpty();
        }
        assertThat(TextChoice.parse("EBCDIC", "")).isEmpty();
    }
}
