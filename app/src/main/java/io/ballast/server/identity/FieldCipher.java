package io.ballast.server.identity;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts single fields at rest: AES-256-GCM, bound to the place of the field, so that a value copied to another row
 * does not open. The key comes from BALLAST_FIELD_KEY or lies in {@code keys/field.key} below the data directory,
 * readable by its owner only; no backup holds it, and without it the fields are lost.
 */
@Component
public class FieldCipher {
    private static final Configuration CIPHERS = AeadConfig2026.get();

    private final Path file;
    private final String given;

    FieldCipher(@Value("${ballast.home}") Path home, @Value("${ballast.field.key:}") String given) {
        this.file = home.toAbsolutePath().resolve("keys").resolve("field.key");
        this.given = given;
    }

    /**
     * Seals a value.
     *
     * @param place table, key and column, such as {@code identity.totp:7:secret}
     */
    public byte[] seal(byte[] plain, String place) {
        try {
            return key().encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The field cannot be sealed: " + place, e);
        }
    }

    /**
     * Opens a sealed value.
     *
     * @throws IllegalStateException if it was changed, moved, or sealed with another key
     */
    public byte[] open(byte[] sealed, String place) {
        try {
            return key().decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The field does not open with this key: " + place, e);
        }
    }

    private synchronized Aead key() throws GeneralSecurityException {
        try {
            if (given.isEmpty() && !Files.exists(file)) {
                make();
            }
            String text = given.isEmpty() ? Files.readString(file) : given;
            return TinkJsonProtoKeysetFormat.parseKeyset(text, CIPHERS, InsecureSecretKeyAccess.get())
                    .getPrimitive(CIPHERS, Aead.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        String text = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CIPHERS),
                CIPHERS,
                InsecureSecretKeyAccess.get());
        Files.createDirectories(file.getParent());
        try {
            OwnerOnly.create(file);
            Files.writeString(file, text + "\n");
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("Another process makes the field key just now: " + file, e);
        }
    }
}
