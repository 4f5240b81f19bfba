package io.ballast.server.connectors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the files of bad rows lie, below the home of the server. */
@Component
class BadRowFiles {
    private final Path root;

    BadRowFiles(@Value("${ballast.home}") Path home) {
        this.root = home.resolve("imports");
    }

    Path of(long batch) {
        return root.resolve("batch-" + batch + "-errors.csv");
    }

    /** Of a dry run, which leaves no batch. */
    Path ofCheck(long number) {
        return root.resolve("check-" + number + "-errors.csv");
    }

    /** The file of a batch, if there was a bad row and nobody has removed it. */
    Optional<Path> find(long batch) {
        return Optional.of(of(batch)).filter(Files::isReadable);
    }
}
