package io.ballast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Writes a list as CSV or XLSX, row by row. A module answers both addresses of {@link Table#exportable} with it:
 *
 * <pre>
 * &#64;GetMapping({"/customers/export.csv", "/customers/export.xlsx"})
 * </pre>
 */
@Component
public class TableExport {
    /** Rows of an XLSX sheet below its heading; CSV ends there as well. */
    public static final long MOST_ROWS = 1_048_575;

    private final Clock clock;
    private final ApplicationEventPublisher events;

    TableExport(Clock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    /**
     * Answers the request with the rows in the columns of the query.
     *
     * @param name message key of the list; the file is called after its text and the day
     * @param rows all rows that meet the filters, in their order; closed afterwards
     */
    public <T> void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            Columns<T> columns,
            TableQuery query,
            Fmt fmt,
            Stream<T> rows)
            throws IOException {
        boolean isSheet = request.getRequestURI().endsWith(".xlsx");
        String format = isSheet ? "xlsx" : "csv";
        String file = fmt.text(name) + "-" + LocalDate.now(clock) + "." + format;
        response.setContentType(
                isSheet
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        List<Column<T>> shown = columns.shown(query);
        List<String> headings =
                shown.stream().map(column -> fmt.text(column.label())).toList();
        long count;
        try (rows;
                OutputStream out = new BufferedOutputStream(response.getOutputStream());
                TableSink sink = isSheet ? new XlsxSink(out, fmt) : new CsvSink(out, fmt)) {
            sink.headings(headings);
            count = writeRows(shown, rows.limit(MOST_ROWS), sink);
        }
        String asked = request.getQueryString();
        events.publishEvent(new TableExported(
                name, format, count, asked == null ? "" : UriUtils.decode(asked, StandardCharsets.UTF_8)));
    }

    private static <T> long writeRows(List<Column<T>> columns, Stream<T> rows, TableSink sink) throws IOException {
        long count = 0;
        for (T row : (Iterable<T>) rows::iterator) {
            sink.row(columns.stream().map(column -> column.cell().apply(row)).toList());
            count++;
        }
        return count;
    }
}
