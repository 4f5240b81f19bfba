package io.ballast.server.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into a workbook before any parser does. What a directory claims is not believed: every entry is unpacked and
 * counted.
 */
final class ZipGate {
    static final int MOST_ENTRIES = 1000;
    static final long MOST_UNPACKED_BYTES = 2L << 30;
    static final int LARGEST_RATIO = 200;
    /** Small entries compress well and harm nobody. */
    private static final long RATIO_FROM_BYTES = 1 << 20;

    private static final int LONGEST_TYPES = 1 << 20;

    private ZipGate() {}

    /** @throws RefusedFile if the workbook is damaged, too large, or brings along more than cells */
    static void check(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new RefusedFile("zip_entries", Integer.toString(zip.size()));
            }
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.xml") == null) {
                throw new RefusedFile("not_a_workbook", "");
            }
            long unpacked = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                checkName(entry.getName());
                unpacked += unpackedBytes(zip, entry, MOST_UNPACKED_BYTES - unpacked);
                try (InputStream in = zip.getInputStream(entry)) {
                    CellPlaces.check(in);
                }
            }
            checkTypes(zip);
        } catch (ZipException e) {
            throw new RefusedFile("not_a_workbook", "");
        }
    }

    private static void checkName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
            throw new RefusedFile("zip_name", name);
        }
        if (lower.contains("vbaproject") || lower.startsWith("xl/macrosheets") || lower.startsWith("xl/activex")) {
            throw new RefusedFile("macros", name);
        }
        if (lower.startsWith("xl/externallinks")
                || lower.startsWith("xl/embeddings")
                || lower.equals("xl/connections.xml")) {
            throw new RefusedFile("external_links", name);
        }
    }

    private static long unpackedBytes(ZipFile zip, ZipEntry entry, long most) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        long packed = Math.max(entry.getCompressedSize(), 1);
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw new RefusedFile("zip_size", Long.toString(MOST_UNPACKED_BYTES));
                }
                if (bytes > RATIO_FROM_BYTES && bytes / packed > LARGEST_RATIO) {
                    throw new RefusedFile("zip_ratio", entry.getName());
                }
            }
        }
        return bytes;
    }

    private static void checkTypes(ZipFile zip) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry("[Content_Types].xml"))) {
            String types = new String(in.readNBytes(LONGEST_TYPES), StandardCharsets.UTF_8);
            if (types.contains("macroEnabled")) {
                throw new RefusedFile("macros", "[Content_Types].xml");
            }
        }
    }
}
