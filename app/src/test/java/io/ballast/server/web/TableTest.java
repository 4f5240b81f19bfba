package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.value.Currency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TableTest {
    private static final Columns<String> COLUMNS = new Columns<>(
            List.of(Column.<String>text("name", "name", Cell::of).sortable(), Column.text("other", "other", Cell::of)));
    private static final Fmt FULL = fmt(Locale.SIMPLIFIED_CHINESE, Preferences.Amounts.FULL);

    private static Fmt fmt(Locale locale, Preferences.Amounts amounts) {
        return new Fmt(locale, ZoneId.of("Asia/Shanghai"), amounts, new StaticMessageSource());
    }

    private static TableQuery query(String... pairs) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/stones");
        for (int i = 0; i < pairs.length; i += 2) {
            request.addParameter(pairs[i], pairs[i + 1]);
        }
        return TableQuery.of(request, COLUMNS, "name");
    }

    @Test
    void a_second_click_on_a_heading_turns_the_sort_round() {
        assertThat(query().sortedBy("name")).isEqualTo("/stones?size=50&sort=-name");
        assertThat(query("sort", "-name").sortedBy("name")).isEqualTo("/stones?size=50&sort=name");
    }

    @Test
    void filters_stay_in_every_address_of_the_list() {
        assertThat(query("q", "压舱", "size", "25").sortedBy("name"))
                .isEqualTo("/stones?q=%E5%8E%8B%E8%88%B1&size=25&sort=-name");
        assertThat(query("q", "压舱").unfiltered()).isEqualTo("/stones?sort=name&size=50");
    }

    @Test
    void an_address_that_sorts_by_an_unknown_column_is_refused() {
        assertThatThrownBy(() -> query("sort", "price; drop table")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> query("sort", "other")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> query("size", "100000")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> query("at", "no cursor")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_cursor_survives_its_way_through_the_address() {
        Cursor cursor = new Cursor(false, List.of("敬启 & co", "17"));
        assertThat(Cursor.parse(cursor.encode())).contains(cursor);
    }

    @Test
    void one_row_more_than_the_page_tells_that_there_is_a_next_page() {
        List<String> fetched = java.util.stream.IntStream.rangeClosed(1, 26)
                .mapToObj(i -> "row " + i)
                .toList();
        Slice<String> slice = Slice.of(fetched, query("size", "25"), OptionalLong.empty(), List::of);
        assertThat(slice.rows()).hasSize(25);
        assertThat(slice.next()).contains(new Cursor(true, List.of("row 25")));
        assertThat(slice.previous()).isEmpty();
    }

    @Test
    void going_back_turns_the_fetched_rows_round() {
        String back = new Cursor(false, List.of("row 3")).encode();
        Slice<String> slice = Slice.of(List.of("row 2", "row 1"), query("at", back), OptionalLong.empty(), List::of);
        assertThat(slice.rows()).containsExactly("row 1", "row 2");
        assertThat(slice.previous()).isEmpty();
        assertThat(slice.next()).contains(new Cursor(true, List.of("row 2")));
    }

    @Test
    void words_that_a_spreadsheet_would_run_get_an_apostrophe_and_numbers_do_not() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvSink sink = new CsvSink(out, FULL)) {
            sink.headings(List.of("名称", "金额"));
            sink.row(List.of(Cell.of("=HYPERLINK(\"http://evil\")"), Cell.amount(-123456, Currency.CNY)));
            sink.row(List.of(Cell.of("@sum, \"quoted\""), Cell.of(LocalDate.of(2026, 3, 1))));
            sink.row(List.of(Cell.of("-1+1"), new Cell.None()));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeff名称,金额\r\n"
                        + "\"'=HYPERLINK(\"\"http://evil\"\")\",-1234.56\r\n"
                        + "\"'@sum, \"\"quoted\"\"\",2026-03-01\r\n"
                        + "'-1+1,\r\n");
    }

    @Test
    void amounts_are_written_out_or_in_wan_and_yi() {
        Fmt compact = fmt(Locale.SIMPLIFIED_CHINESE, Preferences.Amounts.COMPACT);
        assertThat(FULL.amount(123456789012L, Currency.CNY)).isEqualTo("1,234,567,890.12");
        assertThat(compact.amount(123456789012L, Currency.CNY)).isEqualTo("12.35 亿"); // 1,234,567,890.12 / 10^8
        assertThat(compact.amount(-12345678L, Currency.CNY)).isEqualTo("-12.35 万"); // 123,456.78 / 10^4
        assertThat(compact.amount(999900L, Currency.CNY)).isEqualTo("9,999");
        assertThat(fmt(Locale.ENGLISH, Preferences.Amounts.COMPACT).amount(123456789012L, Currency.CNY))
                .isEqualTo("1.23 bn");
        assertThat(FULL.amount(1234L, Currency.of("JPY"))).isEqualTo("1,234");
    }

    @Test
    void what_is_not_known_is_two_dashes() {
        assertThat(FULL.money(Optional.empty())).isEqualTo("--");
        assertThat(new Cell.None().shown(FULL)).isEqualTo("--");
        assertThat(FULL.percent(0.125)).isEqualTo("12.5%");
    }

    @Test
    void a_return_address_never_leads_to_another_host() {
        assertThat(List.of("/", "/users?q=1")).allMatch(PreferencePages::isOurs);
        assertThat(List.of("//evil", "/\\evil", "https://evil", "", "/a\nb")).noneMatch(PreferencePages::isOurs);
    }
}
