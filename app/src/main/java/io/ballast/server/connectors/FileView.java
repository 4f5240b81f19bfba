package io.ballast.server.connectors;

import java.util.List;
import java.util.Optional;

/**
 * One file of an upload as the user checks it.
 *
 * @param file what was sent and said
 * @param seen what can be told of it; empty where it is refused
 * @param refusal why it cannot be read at all
 * @param kind kind of file, once it is known
 * @param columns a column for each field of that kind
 */
record FileView(
        Upload.File file,
        Optional<Inspection> seen,
        Optional<ImportReport.Why> refusal,
        Optional<FileDefinition> kind,
        List<ColumnProposal> columns) {
    FileView {
        columns = List.copyOf(columns);
    }

    boolean isLeftOut() {
        return file.said().isLeftOut();
    }

    /** Whether it can be imported as it stands, or shall not be. */
    boolean isReady() {
        return isLeftOut()
                || refusal.isEmpty() && kind.isPresent() && columns.stream().noneMatch(ColumnProposal::isMissing);
    }

    /** Whether it is ready and the user has seen which columns are meant. */
    boolean isSaid() {
        return isReady() && (isLeftOut() || !file.said().columns().isEmpty());
    }

    /** Whether it is text, whose encoding and delimiter may be said. */
    boolean isText() {
        return !file.isWorkbook();
    }

    /** Which columns the page shows: a choice made for another kind of file, sheet or form is none for this one. */
    String shown(String source) {
        return shown(
                source,
                kind.map(FileDefinition::kind).orElse(""),
                file.said().sheet(),
                file.said().text());
    }

    static String shown(String source, String kind, Optional<String> sheet, TextChoice text) {
        return String.join("/", source, kind, sheet.orElse(""), text.encoding(), text.sign());
    }
}
