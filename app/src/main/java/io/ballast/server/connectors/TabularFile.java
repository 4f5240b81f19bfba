package io.ballast.server.connectors;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A file of rows, as delimited text or as a sheet of a workbook; it can be read more than once. */
sealed interface TabularFile {
    /** Bytes to read, for progress. */
    long sizeBytes() throws IOException;

    /**
     * Reads the rows from the first; {@code progress} is told how many bytes have been read so far, as far as they say
     * anything about the rows: those of a workbook do not.
     */
    RowReader rows(LongConsumer progress) throws IOException;

    /**
     * The first row.
     *
     * @throws RefusedFile if there is none
     */
    default List<String> header() throws IOException {
        CellRow row = new CellRow();
        try (RowReader rows = rows(_ -> {})) {
            if (!rows.next(row)) {
                throw new RefusedFile("empty_file", "");
            }
            return row.raw();
        }
    }

    /**
     * Tells the form of a file by its name and its beginning.
     *
     * @param sheet sheet of a workbook; the first one that is visible if empty
     * @param said how a text file is written, where the user says it: that counts more than what the source says
     * @throws RefusedFile if it cannot be read safely
     */
    static TabularFile open(Path path, FileDefinition definition, Optional<String> sheet, TextChoice said)
            throws IOException {
        if (path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            ZipGate.check(path);
            return new Workbook(path, sheet);
        }
        var known = new TextChoice(
                said.charset().or(() -> definition.encoding().map(Charset::forName)),
                said.delimiter().or(definition::delimiter));
        return new DelimitedText(path, form(path, known));
    }

    /** How a text file is written, as far as that is said, and seems to be written. */
    static TextForm form(Path path, TextChoice said) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return TextForm.detect(in.readNBytes(TextForm.HEAD_BYTES), said);
        }
    }

    /** Delimited text. */
    record DelimitedText(Path path, TextForm form) implements TabularFile {
        private static final int BUFFER_BYTES = 1 << 18;

        @Override
        public long sizeBytes() throws IOException {
            return Files.size(path);
        }

        @Override
        public RowReader rows(LongConsumer progress) throws IOException {
            InputStream in = new Counted(Files.newInputStream(path), progress);
            in.skipNBytes(form.bomBytes());
            boolean isUtf8 = form.charset().equals(StandardCharsets.UTF_8);
            return new DelimitedReader(
                    isUtf8 ? in : new Utf8Stream(new BufferedInputStream(in, BUFFER_BYTES), form.charset()),
                    form.delimiter());
        }
    }

    /** A sheet of a workbook. */
    record Workbook(Path path, Optional<String> sheet) implements TabularFile {
        @Override
        public long sizeBytes() throws IOException {
            return Files.size(path);
        }

        @Override
        public RowReader rows(LongConsumer progress) throws IOException {
            return WorkbookReader.open(path, sheet);
        }
    }

    /** Tells how many bytes have passed. */
    final class Counted extends InputStream {
        private final InputStream in;
        private final LongConsumer progress;
        private long count;

        Counted(InputStream in, LongConsumer progress) {
            this.in = in;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            count += read;
            progress.accept(count);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
