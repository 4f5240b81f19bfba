package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.NumberColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetFileTest {
    @TempDir
    Path folder;

    @Test
    void numbers_words_and_gaps_become_columns() throws IOException {
        FileReading.Result read = read("""
                id,amount,trade,bad
                a,"1 444.83",steel,1
                b,,paper,0
                c,"2,000",,0
                """, order("bad", "id", ""));

        NumberColumn amount = (NumberColumn) read.set().sample().column("amount");
        CategoryColumn trade = (CategoryColumn) read.set().sample().column("trade");
        assertThat(amount.value(0)).isEqualTo(1444.83);
        assertThat(amount.isMissing(1)).isTrue();
        assertThat(amount.value(2)).isEqualTo(2000);
        assertThat(trade.categories()).containsExactly("paper", "steel");
        assertThat(trade.isMissing(2)).isTrue();
        assertThat(read.set().subject(1)).isEqualTo("b");
        assertThat(read.set().sample().events()).isEqualTo(1);
    }

    @Test
    void what_knows_the_outcome_or_came_later_is_refused_by_name() throws IOException {
        StringBuilder text = new StringBuilder("on,size,paid_on,collector,same,bad\n");
        for (int i = 0; i < 30; i++) {
            boolean isBad = i % 3 == 1;
            String day = "2026-0" + (1 + i % 3) + "-28";
            String paid = i == 7 ? "2026-05-01" : "2026-01-01";
            text.append(String.join(",", day, "" + i % 5, paid, isBad ? "y" : "x", "1", isBad ? "1" : "0"))
                    .append('\n');
        }
        FileReading.Result read = read(text.toString(), order("bad", "", "on"));

        assertThat(read.refused())
                .containsEntry("paid_on", "AFTER_THE_DAY")
                .containsEntry("collector", "TELLS_THE_OUTCOME")
                .containsEntry("same", "CONSTANT");
        assertThat(read.set().sample().columns()).hasSize(1);
        assertThat(read.set().day(0)).as("in the order of days").contains(LocalDate.of(2026, 1, 28));
        assertThat(read.set().day(29)).contains(LocalDate.of(2026, 3, 28));
    }

    @Test
    void a_number_is_written_as_spreadsheets_do_or_it_is_a_word() {
        assertThat(FileColumns.number("-1 234 567.5")).hasValue(-1_234_567.5);
        assertThat(FileColumns.number("1,234")).hasValue(1_234);
        assertThat(FileColumns.number("2.5e-3")).hasValue(0.0025);
        for (String word : new String[] {"", "1,23", "1 2345", "12a", ".", "1e999", "--1"}) {
            assertThat(FileColumns.number(word)).as(word).isEmpty();
        }
    }

    @Test
    void equal_rows_and_rows_without_an_outcome_are_counted() throws IOException {
        FileReading.Result read = read("x,bad\n1,0\n1,0\n2,\n3,1\n", order("bad", "", ""));

        assertThat(read.duplicates()).isEqualTo(1);
        assertThat(read.withoutOutcome()).isEqualTo(1);
        assertThat(read.set().rows()).isEqualTo(3);
    }

    @Test
    void a_fault_names_row_column_and_value() {
        assertThatThrownBy(() -> read("x,bad\n1,0\n", order("worse", "", "")))
                .hasMessageContaining("modellab.fault.file.no-column");
        assertThatThrownBy(() -> read("x,bad\n1,0\n1,2\n", order("bad", "", "")))
                .hasMessageContaining("modellab.fault.file.outcomes");
        assertThatThrownBy(() -> read("on,x,bad\n31.12.2026,1,0\n", order("bad", "", "on")))
                .hasMessageContaining("modellab.fault.file.day");
        assertThatThrownBy(() -> read("x,x,bad\n1,1,0\n", order("bad", "", "")))
                .hasMessageContaining("modellab.fault.file.two-columns");
        assertThatThrownBy(() -> read("x,bad\n1,0,7\n", order("bad", "", "")))
                .hasMessageContaining("connectors.refused.too_many_cells");
    }

    @Test
    void a_file_that_memory_should_not_hold_is_refused_by_the_row_it_was_too_much_at() {
        int columns = 500;
        String heading = IntStream.range(0, columns - 1).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String text = heading + ",bad\n" + ("1" + ",1".repeat(columns - 1) + "\n").repeat(6_001);

        assertThatThrownBy(() -> read(text, order("bad", "", ""))).hasMessageContaining("modellab.fault.file.cells");
    }

    private FileReading.Result read(String text, FileOrder order) throws IOException {
        Path file = folder.resolve("data.csv");
        Files.writeString(file, text);
        return FileReading.of(file, order);
    }

    private static FileOrder order(String outcome, String subject, String day) {
        return new FileOrder("k", "n", outcome, "1", subject, day, 180);
    }
}
