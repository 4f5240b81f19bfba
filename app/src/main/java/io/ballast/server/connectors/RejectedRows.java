package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.staging.Rejection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of an import that were not loaded, each with its reason: the door for reports. */
@Repository
public class RejectedRows {
    /** So many rows of a file are kept, the first ones; the file of bad rows beside the data has them all. */
    public static final int MOST = 10_000;

    private static final String OF_BATCH = """
        select row_number, field, value, rule
        from connectors.rejected_row
        where batch_id = :batch
        order by row_number""";

    private final JdbcClient jdbc;
    private final BatchReports reports;

    private final MessageSource messages;

    RejectedRows(JdbcClient jdbc, BatchReports reports, MessageSource messages) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.messages = messages;
    }

    /** In the order of the file. */
    public List<Rejection> of(FileReport file) {
        return file.batch().isEmpty()
                ? file.firstRejections()
                : jdbc.sql(OF_BATCH)
                        .param("batch", file.batch().getAsLong())
                        .query((row, _) -> new Rejection(
                                row.getLong("row_number"),
                                row.getString("field"),
                                row.getString("value"),
                                row.getString("rule")))
                        .list();
    }

    /** What a broken rule means. */
    public String reason(Rejection rejection, Locale locale) {
        return messages.getMessage("connectors.rule." + rejection.rule(), null, locale);
    }

    /** Why nothing of a file was loaded; empty where it was. */
    public String refusal(FileReport file, Locale locale) {
        return file.refusal().map(refusal -> reports.refusal(refusal, locale)).orElse("");
    }
}
