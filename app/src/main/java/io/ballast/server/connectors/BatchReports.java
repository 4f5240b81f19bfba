package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportReport.FileReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
    String refusal(RefusedFile refusal, Locale locale) {
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

    private String in(Locale locale, String key) {
        return messages.getMessage(key, null, locale);
    }

    String json(FileReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("recorded", report.recorded());
        map.put("notes", report.notes());
        report.refusal().ifPresent(refusal -> {
            map.put("reason", refusal.reason());
            map.put("detail", refusal.detail());
        });
        return json.writeValueAsString(map);
    }
}
