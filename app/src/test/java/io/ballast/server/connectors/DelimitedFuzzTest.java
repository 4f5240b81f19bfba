package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any bytes are a text file, of which rows are read and cells tried as days and amounts, or are refused as a whole. */
class DelimitedFuzzTest {
    private static final List<DayFormat> DAYS = List.of(DayFormat.of("yyyy-MM-dd"), DayFormat.of("M/d/yyyy"));
    private static final List<AmountFormat> AMOUNTS = List.of(
            new AmountFormat('.', Optional.of(',')),
            new AmountFormat(',', Optional.of('.')),
            new AmountFormat('.', Optional.empty()));

    @FuzzTest(maxDuration = "60s")
    void any_bytes_are_rows_or_refused(byte[] file) throws IOException {
        try {
            TextForm form = TextForm.detect(file);
            var in = new ByteArrayInputStream(file, form.bomBytes(), file.length - form.bomBytes());
            boolean isUtf8 = form.charset().equals(StandardCharsets.UTF_8);
            try (var rows = new DelimitedReader(
                    isUtf8 ? in : new Utf8Stream(new BufferedInputStream(in), form.charset()), form.delimiter())) {
                var row = new CellRow();
                while (rows.next(row)) {
                    look(row);
                }
            }
        } catch (RefusedFile e) {
            assertThat(e.why().reason()).isNotBlank();
        }
    }

    private static void look(CellRow row) {
        assertThat(row.raw()).hasSize(row.size());
        for (int column = 0; column < row.size(); column++) {
            int from = row.from(column);
            int to = Math.max(from, row.to(column));
            for (DayFormat days : DAYS) {
                days.read(row.bytes(), from, to)
                        .ifPresent(day -> assertThat(day).isBetween(-720_000, 2_940_000));
            }
            for (AmountFormat amounts : AMOUNTS) {
                assertThat(amounts.read(row.bytes(), from, to, 2)).isNotNull();
            }
        }
    }
}
