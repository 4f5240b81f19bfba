package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.connectors.ImportReport.FileReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files that were sent and wait for their check or import, with what the user says of them.
 *
 * @param id key
 * @param choices what the user says of all of them
 * @param stage what was started last
 * @param job the background job of that stage
 * @param reports what became of each file at that stage
 * @param createdBy who sent them
 * @param createdAt when
 * @param files in the order in which they were sent
 */
record Upload(
        long id,
        Choices choices,
        Stage stage,
        OptionalLong job,
        List<FileReport> reports,
        String createdBy,
        Instant createdAt,
        List<File> files) {

    Upload {
        reports = List.copyOf(reports);
        files = List.copyOf(files);
    }

    /** What was started last. */
    enum Stage {
        DRAFT,
        CHECK,
        LOAD
    }

    /**
     * What the user says of all files.
     *
     * @param source code of their source; empty where it could not be told
     * @param currency reporting currency of a company that has none yet
     * @param rates exchange rates as they were written, one a line
     */
    record Choices(String source, Optional<Currency> currency, String rates) {}

    /**
     * One file.
     *
     * @param place 1 for the first
     * @param name what the user calls it
     * @param storedAs its name in the folder of the upload, with the extension that its bytes ask for
     * @param sizeBytes its size
     * @param hash SHA-256 of its bytes, in hexadecimal digits
     * @param said what the user says of it
     */
    record File(int place, String name, String storedAs, long sizeBytes, String hash, Said said) {
        boolean isWorkbook() {
            return storedAs.endsWith(".xlsx");
        }
    }

    /**
     * What the user says of one file.
     *
     * @param kind kind of file; empty where it could not be told
     * @param isLeftOut whether it shall not be imported
     * @param sheet sheet of a workbook where it is not the first
     * @param text how a text file is written, where it shall not be detected
     * @param columns header chosen for each field, as {@link Headers#positions} takes it; empty before the user chose
     */
    record Said(
            Optional<String> kind,
            boolean isLeftOut,
            Optional<String> sheet,
            TextChoice text,
            Map<String, String> columns) {
        Said {
            columns = Map.copyOf(columns);
        }
    }

    String path() {
        return "/imports/uploads/" + id;
    }
}
