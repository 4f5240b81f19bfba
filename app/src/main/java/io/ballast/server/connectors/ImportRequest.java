package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be imported, by whom and how.
 *
 * @param source code of the source
 * @param files the files, in any order
 * @param options how
 * @param startedBy name of the user
 * @param startedAt when
 * @param today the day of that moment where the company is: what happened, happened by then
 */
public record ImportRequest(
        String source, List<InputFile> files, Options options, String startedBy, Instant startedAt, LocalDate today) {

    public ImportRequest {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path where it lies
     * @param name what the user calls it
     * @param kind kind of file where the name does not tell
     * @param sheet sheet of a workbook where it is not the first
     * @param text how a text file is written, where it shall not be detected
     * @param columns headers that the user has chosen for fields
     */
    public record InputFile(
            Path path,
            String name,
            Optional<String> kind,
            Optional<String> sheet,
            TextChoice text,
            Map<String, String> columns) {
        public InputFile {
            columns = Map.copyOf(columns);
        }

        /** A file whose name tells all. */
        public static InputFile of(Path path) {
            return new InputFile(
                    path, path.getFileName().toString(), Optional.empty(), Optional.empty(), TextChoice.NONE, Map.of());
        }

        /** The same, written as is said here. */
        public InputFile as(TextChoice said) {
            return new InputFile(path, name, kind, sheet, said, columns);
        }
    }

    /**
     * How.
     *
     * @param isDryRun whether everything is checked and nothing kept
     * @param currency reporting currency of a company that has none yet
     * @param rates exchange rates the user states
     */
    public record Options(boolean isDryRun, Optional<Currency> currency, List<GivenRate> rates) {
        public Options {
            rates = List.copyOf(rates);
        }

        /** Keep what is good; nothing is stated beyond the source's own description. */
        public static Options standard() {
            return new Options(false, Optional.empty(), List.of());
        }
    }
}
