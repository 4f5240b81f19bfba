package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.web.Fmt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user says of an upload, as the form sends it: {@code source}, {@code currency}, {@code rates}, and for the
 * file at place n {@code kind-n}, {@code leave-n}, {@code sheet-n}, {@code encoding-n}, {@code delimiter-n} and
 * {@code column-n-<field>}; {@code shown-n} tells for which kind, sheet, encoding and delimiter the columns were shown.
 */
final class UploadForm {
    private static final int LONGEST_RATES = 4000;

    private final Upload upload;
    private final HttpServletRequest request;

    UploadForm(Upload upload, HttpServletRequest request) {
        this.upload = upload;
        this.request = request;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(request.getParameter(name)).map(String::strip);
    }

    Upload.Choices choices() {
        return new Upload.Choices(
                value("source").orElse(upload.choices().source()),
                value("currency")
                        .filter(code -> code.matches("[A-Z]{3}"))
                        .map(Currency::of)
                        .or(upload.choices()::currency),
                value("rates")
                        .map(rates -> rates.substring(0, Math.min(rates.length(), LONGEST_RATES)))
                        .orElse(upload.choices().rates()));
    }

    /** Lines of rates that cannot be read. */
    List<String> faults(Fmt fmt, Currency base) {
        List<String> faults = new ArrayList<>();
        choices()
                .rates()
                .lines()
                .filter(line -> !line.isBlank() && GivenRate.parse(line, base).isEmpty())
                .forEach(line -> faults.add(fmt.text("connectors.fault.rate", line.strip())));
        return faults;
    }

    /**
     * What is said of each file. Columns count only if they were shown for the kind, sheet, encoding and delimiter that
     * are said now: else they are proposed anew.
     */
    Map<Integer, Upload.Said> said(List<FileView> views) {
        Map<Integer, Upload.Said> said = new HashMap<>();
        for (FileView view : views) {
            int place = view.file().place();
            Upload.Said before = view.file().said();
            Optional<String> kind = value("kind-" + place).or(before::kind).filter(code -> !code.isEmpty());
            Optional<String> sheet = value("sheet-" + place).filter(name -> !name.isEmpty());
            TextChoice text = TextChoice.parse(
                            value("encoding-" + place).orElse(""),
                            value("delimiter-" + place).orElse(""))
                    .orElse(before.text());
            boolean isSameSource = choices().source().equals(upload.choices().source());
            String now = FileView.shown(choices().source(), kind.orElse(""), sheet, text);
            boolean isShown = value("shown-" + place).filter(now::equals).isPresent();
            said.put(
                    place,
                    new Upload.Said(
                            isSameSource ? kind : Optional.empty(),
                            value("leave-" + place).isPresent(),
                            sheet,
                            text,
                            isShown ? columns(view) : Map.of()));
        }
        return said;
    }

    private Map<String, String> columns(FileView view) {
        Map<String, String> columns = new HashMap<>();
        for (ColumnProposal proposal : view.columns()) {
            String field = proposal.column().field();
            value("column-" + view.file().place() + "-" + field).ifPresent(header -> columns.put(field, header));
        }
        return columns;
    }
}
