package io.ballast.server.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.ballast.server.web.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key around the keys: BALLAST_FIELD_KEY, or {@code keys/field.key} below the data directory, readable by its owner
 * only. It encrypts the ring and nothing else, and is in no backup.
 */
@Component
class FieldKey {
    private static final Configuration CIPHERS = AeadConfig2026.get();
    private static final Logger LOG = LoggerFactory.getLogger(FieldKey.class);

    private final Path file;
    private final String given;

    FieldKey(@Value("${ballast.home}") Path home, @Value("${ballast.field.key:}") String given) {
        this.file = home.toAbsolutePath().resolve("keys").resolve("field.key");
        this.given = given.strip();
    }

    /** Whether the key comes from the environment, where nobody but the operator can change it. */
    boolean isGiven() {
        return !given.isEmpty();
    }

    /** Where the key is looked for, as a person would say it. */
    String where() {
        return isGiven() ? "BALLAST_FIELD_KEY" : file.toString();
    }

    /**
     * The key; nothing where there is no file.
     *
     * @throws KeyLost if what is there is no key
     */
    Optional<KeysetHandle> read() {
        if (isGiven()) {
            return Optional.of(parse(given, where()));
        }
        try {
            return Files.exists(file) ? Optional.of(parse(Files.readString(file), where())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key; a new one where there was none. Of several who make one at once, all get the first. */
    KeysetHandle readOrMake() {
        return read().orElseGet(() -> {
            Path next = file.resolveSibling("field.key." + UUID.randomUUID());
            try {
                create(next, generate());
                link(next);
                Files.deleteIfExists(next);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return read().orElseThrow();
        });
    }

    /** Gives a whole file the name of the key, unless there is one: nobody ever reads half a key. */
    private void link(Path whole) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            LOG.info("the field key was made by somebody else at the same time file={}", file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            LOG.debug("no links on this file system file={}", file, e);
            Files.move(whole, file);
        }
    }

    /** Puts another key, or several, into the file at once: a reader finds the old text or the new one. */
    void replace(KeysetHandle keys) {
        Path next = file.resolveSibling("field.key.new");
        try {
            Files.deleteIfExists(next);
            create(next, keys);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key in a file elsewhere; a new one where there is no such file. */
    static KeysetHandle readOrMake(Path elsewhere) throws IOException {
        if (Files.exists(elsewhere)) {
            return parse(Files.readString(elsewhere), elsewhere.toString());
        }
        KeysetHandle made = generate();
        create(elsewhere.toAbsolutePath(), made);
        return made;
    }

    static KeysetHandle generate() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CIPHERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every build has AES-256-GCM", e);
        }
    }

    /** A key set with a further key that encrypts from now on; the old ones still decrypt. */
    static KeysetHandle with(KeysetHandle keys, KeysetHandle first) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.importKey(first.getPrimary().getKey())
                            .withFixedId(first.getPrimary().getId())
                            .makePrimary())
                    .setConfiguration(CIPHERS)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The field keys do not go together", e);
        }
    }

    static Aead cipher(KeysetHandle keys) {
        try {
            return keys.getPrimitive(CIPHERS, Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The field key is no AES-256-GCM key", e);
        }
    }

    /** Eight hexadecimal digits that tell a key, and say nothing about it. */
    static String id(KeysetHandle keys) {
        return KeyId.text(keys.getPrimary().getId());
    }

    private static KeysetHandle parse(String text, String where) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(text, CIPHERS, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw KeyLost.noKey(where, e);
        }
    }

    private static void create(Path file, KeysetHandle keys) throws IOException {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            OwnerOnly.create(file);
            Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys, CIPHERS, InsecureSecretKeyAccess.get()) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The field key cannot be written", e);
        }
    }
}
