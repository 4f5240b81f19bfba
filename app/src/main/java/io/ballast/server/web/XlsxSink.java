package io.ballast.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * One sheet with a heading row. Words are written as words, never as formulas, and still get the apostrophe of the CSV,
 * because sheets are saved as CSV later.
 */
final class XlsxSink implements TableSink {
    private static final int FLUSH_EVERY = 1000;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final Fmt fmt;
    private int line;

    XlsxSink(OutputStream out, Fmt fmt) {
        this.workbook = new Workbook(out, "Ballast", "1.0");
        this.sheet = workbook.newWorksheet("Ballast");
        this.fmt = fmt;
    }

    @Override
    public void headings(List<String> labels) {
        for (int i = 0; i < labels.size(); i++) {
            sheet.value(line, i, FormulaGuard.guarded(labels.get(i)));
            sheet.style(line, i).bold().set();
        }
        sheet.freezePane(0, 1);
        line++;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            put(i, cells.get(i));
        }
        line++;
        if (line % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private void put(int column, Cell cell) {
        switch (cell) {
            case Cell.Amount amount -> {
                int digits = amount.currency().digits();
                sheet.value(line, column, BigDecimal.valueOf(amount.minor(), digits));
                sheet.style(line, column)
                        .format(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits))
                        .set();
            }
            case Cell.Figure number -> sheet.value(line, column, number.value());
            case Cell.Share share -> {
                sheet.value(line, column, share.ratio());
                sheet.style(line, column)
                        .format("0." + "0".repeat(Math.max(1, share.decimals())) + "%")
                        .set();
            }
            case Cell.Day day -> {
                sheet.value(line, column, day.day());
                sheet.style(line, column).format("yyyy-mm-dd").set();
            }
            case Cell.Moment moment -> sheet.value(line, column, fmt.time(moment.instant()));
            case Cell.None none -> sheet.value(line, column, "");
            case Cell.Words words -> sheet.value(line, column, FormulaGuard.guarded(words.text()));
            case Cell.Link link -> sheet.value(line, column, FormulaGuard.guarded(link.text()));
            case Cell.Tag tag ->
                sheet.value(line, column, FormulaGuard.guarded(tag.badge().word()));
        }
    }
}
