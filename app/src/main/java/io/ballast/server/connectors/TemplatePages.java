package io.ballast.server.connectors;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Empty files to fill in: the headers of Ballast's own source in Chinese or English, as CSV or as a workbook. */
@Controller
class TemplatePages {
    private static final int WIDTH = 18;

    private final Imports imports;
    private final Formats formats;

    TemplatePages(Imports imports, Formats formats) {
        this.imports = imports;
        this.formats = formats;
    }

    @GetMapping("/imports/templates/{kind:[a-z_]{1,40}}-{language:zh|en}.{form:csv|xlsx}")
    @Allowed(BatchPages.IMPORT)
    ResponseEntity<byte[]> template(@PathVariable String kind, @PathVariable String language, @PathVariable String form)
            throws IOException {
        FileDefinition file = imports.source(Imports.OWN).definition().files().stream()
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        Fmt fmt = formats.in(language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
        byte[] bytes = form.equals("csv") ? text(file, fmt) : workbook(file, fmt);
        String name = (fmt.isChinese() ? file.title().zh() : kind) + "." + form;
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        form.equals("csv")
                                ? "text/csv;charset=UTF-8"
                                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    private static List<String> headers(FileDefinition file, Fmt fmt) {
        return file.columns().values().stream()
                .map(column -> column.title().in(fmt))
                .toList();
    }

    /** With the mark without which spreadsheets take Chinese for something else. */
    private static byte[] text(FileDefinition file, Fmt fmt) {
        return ("\uFEFF" + String.join(",", headers(file, fmt)) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The headers on the first sheet, what each means on the second; the import reads the first. */
    private static byte[] workbook(FileDefinition file, Fmt fmt) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Ballast", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(file.title().in(fmt));
            List<String> headers = headers(file, fmt);
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTH);
            }
            sheet.freezePane(0, 1);
            notes(workbook.newWorksheet(fmt.text("connectors.template.notes")), file, fmt);
        }
        return bytes.toByteArray();
    }

    private static void notes(Worksheet sheet, FileDefinition file, Fmt fmt) {
        List<String> heads = List.of("column", "required", "otherwise", "also");
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(0, i, fmt.text("connectors.template." + heads.get(i)));
            sheet.style(0, i).bold().set();
            sheet.width(i, WIDTH * 2);
        }
        int line = 0;
        for (ColumnDefinition column : file.columns().values()) {
            line++;
            sheet.value(line, 0, column.title().in(fmt));
            sheet.value(line, 1, column.isRequired() ? fmt.text("connectors.template.yes") : "");
            sheet.value(line, 2, column.otherwise());
            sheet.value(line, 3, String.join(", ", column.headers()));
        }
        sheet.value(line + 2, 0, fmt.text("connectors.template.dates"));
        sheet.value(line + 3, 0, fmt.text("connectors.template.amounts"));
    }
}
