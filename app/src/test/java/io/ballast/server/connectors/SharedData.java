package io.ballast.server.connectors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Real ledgers that lie beside the checkout and are never part of it: in {@code ../shared/data}, or where the system
 * property or environment variable {@code BALLAST_SHARED_DATA} says.
 */
public final class SharedData {
    private SharedData() {}

    /** The file, or a loud skip of the test where it is absent. */
    public static Path require(String relative) {
        Path file = root().resolve(relative);
        Assumptions.assumeTrue(
                Files.isReadable(file), () -> "SKIPPED: " + relative + " is not there; set BALLAST_SHARED_DATA");
        return file;
    }

    private static Path root() {
        return Optional.ofNullable(System.getProperty("BALLAST_SHARED_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("BALLAST_SHARED_DATA")))
                .map(Path::of)
                .orElseGet(() -> checkout().resolveSibling("shared").resolve("data"));
    }

    private static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("mvnw")) ? here : here.resolve("..").normalize();
    }
}
