package io.ballast.server.audit;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.SignerKey;
import io.ballast.engine.merkle.VerifierKey;
import io.ballast.server.web.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the log keeps outside the database, in {@code audit} below the data directory: the key that signs, readable by
 * its owner only; its public half; and the newest checkpoint, which a restored or shortened database does not match.
 * The key may come from the environment instead.
 */
@Component
class LogFiles {
    private static final int NAME_BYTES = 4;

    private final Path folder;
    private final String given;

    LogFiles(@Value("${ballast.home}") Path home, @Value("${ballast.audit.key:}") String given) {
        this.folder = home.toAbsolutePath().resolve("audit");
        this.given = given;
    }

    /** The key that signs; made at the first call. */
    synchronized SignerKey signer() {
        try {
            if (!given.isEmpty()) {
                return parsed(given, "BALLAST_AUDIT_KEY");
            }
            Path file = folder.resolve("signer.key");
            if (!Files.exists(file)) {
                make(file);
            }
            return parsed(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SignerKey parsed(String text, String where) {
        return SignerKey.parse(text)
                .orElseThrow(() -> new IllegalStateException("No signing key of the audit trail in " + where));
    }

    private void make(Path file) throws IOException {
        Files.createDirectories(folder);
        var random = new SecureRandom();
        byte[] seed = new byte[SignerKey.SEED_BYTES];
        random.nextBytes(seed);
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        SignerKey key = SignerKey.of("ballast-audit/" + HexFormat.of().formatHex(name), seed);
        try {
            OwnerOnly.create(file);
            Files.writeString(file, key.secret() + "\n");
            Files.writeString(folder.resolve("verifier.key"), key.verifier() + "\n");
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("Another process makes the signing key just now: " + file, e);
        }
    }

    /** The newest checkpoint kept here, if this key has signed it. */
    Optional<Checkpoint> newest(VerifierKey key) {
        return read(folder.resolve("checkpoint"), key);
    }

    /**
     * A checkpoint kept somewhere else.
     *
     * @return nothing where there is no file
     * @throws IllegalStateException if the file is there and this key has not signed what it holds
     */
    static Optional<Checkpoint> read(Path file, VerifierKey key) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.verified(Files.readString(file), key)
                    .orElseThrow(() -> new IllegalStateException("No checkpoint of " + key.name() + " in " + file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a checkpoint in place of the one before. */
    synchronized void keep(String note) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "checkpoint", ".new");
            Files.writeString(draft, note);
            Files.move(
                    draft,
                    folder.resolve("checkpoint"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
