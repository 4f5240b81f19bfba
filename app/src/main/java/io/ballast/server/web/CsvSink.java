package io.ballast.server.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CSV after RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need for Chinese. Amounts are plain numbers;
 * words that a spreadsheet would run as a formula get an apostrophe in front.
 */
final class CsvSink implements TableSink {

    private final Writer out;
    private final Fmt fmt;

    CsvSink(OutputStream out, Fmt fmt) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.fmt = fmt;
        this.out.write('\ufeff');
    }

    @Override
    public void headings(List<String> labels) throws IOException {
        line(labels.stream().map(FormulaGuard::guarded).toList());
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        line(cells.stream().map(this::plain).toList());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private String plain(Cell cell) {
        return switch (cell) {
            case Cell.Amount amount ->
                BigDecimal.valueOf(amount.minor(), amount.currency().digits()).toPlainString();
            case Cell.Figure number ->
                number.decimals() == 0
                        ? BigDecimal.valueOf(number.value())
                                .setScale(0, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        : BigDecimal.valueOf(number.value()).toPlainString();
            case Cell.Share share -> BigDecimal.valueOf(share.ratio()).toPlainString();
            case Cell.Day day -> fmt.date(day.day());
            case Cell.Moment moment -> fmt.time(moment.instant());
            case Cell.None none -> "";
            case Cell.Words words -> FormulaGuard.guarded(words.text());
            case Cell.Link link -> FormulaGuard.guarded(link.text());
            case Cell.Tag tag -> FormulaGuard.guarded(tag.badge().word());
        };
    }

    private void line(List<String> values) throws IOException {
        out.write(CsvLine.of(values));
    }
}
