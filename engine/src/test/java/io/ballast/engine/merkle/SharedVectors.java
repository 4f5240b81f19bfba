package io.ballast.engine.merkle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Public test vectors that lie beside the checkout and are never part of it: in {@code ../shared/data/merkle}, or where
 * {@code BALLAST_SHARED_DATA} says. Their sources are listed in docs/sources.md.
 */
final class SharedVectors {
    private SharedVectors() {}

    /** The file or folder, or a loud skip of the test where it is absent. */
    static Path require(String relative) {
        Path path = root().resolve("merkle").resolve(relative);
        Assumptions.assumeTrue(
                Files.isReadable(path), () -> "SKIPPED: " + relative + " is not there; set BALLAST_SHARED_DATA");
        return path;
    }

    static List<Path> filesBelow(String relative) {
        try (Stream<Path> files = Files.walk(require(relative))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Optional.ofNullable(System.getenv("BALLAST_SHARED_DATA"))
                .map(Path::of)
                .orElseGet(() -> checkout().resolveSibling("shared").resolve("data"));
    }

    private static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("mvnw")) ? here : here.resolve("..").normalize();
    }

    /** A number of a flat JSON object; one beyond a long, unsigned, comes out negative. */
    static long number(String json, String field) {
        return Long.parseUnsignedLong(field(json, field, "(\\d+)"));
    }

    static boolean flag(String json, String field) {
        return Boolean.parseBoolean(field(json, field, "(true|false)"));
    }

    static String string(String json, String field) {
        return field(json, field, "\"([^\"]*)\"");
    }

    /** A list of texts; null counts as empty. */
    static List<String> strings(String json, String field) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(field(json, field, "(null|\\[[^\\]]*\\])"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String field(String json, String field, String value) {
        Matcher matcher = Pattern.compile("\"" + field + "\"\\s*:\\s*" + value).matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No " + field + " in " + json);
        }
        return matcher.group(1);
    }
}
