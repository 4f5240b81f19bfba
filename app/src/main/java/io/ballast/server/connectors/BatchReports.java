package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportReport.FileReport;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reports in words, and as they are kept with a batch. */
@Component
class BatchReports {
    private final MessageSource messages;
    private final JsonMapper json;

    BatchReports(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** A rule in Chinese and English. */
    String reason(String rule) {
        return in(Locale.SIMPLIFIED_CHINESE, "connectors.rule." + rule) + " / "
                + in(Locale.ENGLISH, "connectors.rule." + rule);
    }

    /** Why a file was refused. */
    String refusal(ImportReport.Why refusal, Locale locale) {
        return messages.getMessage("connectors.refused." + refusal.reason(), new Object[] {refusal.detail()}, locale);
    }

    /** What became of a file, in one line. */
    String summary(FileReport report, Locale locale) {
        Object[] figures = {
            in(locale, "connectors.state." + report.state().name()),
            report.rowsRead(),
            report.added(),
            report.changed(),
            report.unchanged(),
            report.rowsRejected(),
            report.took().toMillis()
        };
        return messages.getMessage("connectors.summary", figures, locale);
    }

    /** What a note says. */
    String note(String note, Locale locale) {
        return in(locale, "connectors.note." + note);
    }

    /** What is said of customers whose owner was not taken from the file. */
    String keptOwners(long total, Locale locale) {
        return messages.getMessage("connectors.kept_owners", new Object[] {total}, locale);
    }

    private String in(Locale locale, String key) {
        return messages.getMessage(key, null, locale);
    }

    String json(FileReport report) {
        return json.writeValueAsString(
                new KeptReport(report.recorded(), report.notes(), report.keptOwners(), report.refusal()));
    }

    /** The report as it was kept; nothing where a batch did not come that far. */
    KeptReport read(String kept) {
        return kept.equals("{}") ? KeptReport.NOTHING : json.readValue(kept, KeptReport.class);
    }
}
