package io.ballast.server.backup;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import io.ballast.engine.value.Text;
import io.ballast.server.web.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The key of backups: a Tink keyset of AES-256-GCM in segments of 1 MiB, each authenticated with its place, so that
 * neither a byte nor the end of a backup can be changed unseen. It is kept apart from backups and from the server.
 */
final class BackupKey {
    /** Binds the bytes to their purpose: nothing else encrypted by this key is taken for a backup. */
    private static final byte[] PURPOSE = "ballast backup 1".getBytes(StandardCharsets.UTF_8);

    private static final Configuration CIPHERS = StreamingAeadConfig2026.get();

    private final StreamingAead cipher;

    private BackupKey(StreamingAead cipher) {
        this.cipher = cipher;
    }

    /**
     * Makes a key and writes it into a new file that only its owner may read.
     *
     * @throws UnusableBackup if the file is there already: a key that is overwritten opens no backup any more
     */
    static void make(Path file) throws IOException {
        try {
            String text = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB, CIPHERS),
                    CIPHERS,
                    InsecureSecretKeyAccess.get());
            OwnerOnly.create(file);
            Files.writeString(file, text + "\n");
        } catch (FileAlreadyExistsException e) {
            throw new UnusableBackup(
                    Text.of("文件已存在，不会覆盖密钥：" + file, "There is a file already; a key is never overwritten: " + file), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every build has AES-256-GCM", e);
        }
    }

    /**
     * Reads a key.
     *
     * @param text as {@link #make} wrote it
     * @param where it came from, for the message
     * @throws UnusableBackup if it is no such key
     */
    static BackupKey parse(String text, String where) {
        try {
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(text, CIPHERS, InsecureSecretKeyAccess.get());
            return new BackupKey(keys.getPrimitive(CIPHERS, StreamingAead.class));
        } catch (GeneralSecurityException e) {
            throw new UnusableBackup(Text.of("不是备份密钥：" + where, "This is no key of backups: " + where), e);
        }
    }

    OutputStream encrypting(OutputStream out) throws IOException {
        try {
            return cipher.newEncryptingStream(out, PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new IOException("The backup cannot be encrypted", e);
        }
    }

    InputStream decrypting(InputStream in) throws IOException {
        try {
            return cipher.newDecryptingStream(in, PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new IOException("The backup cannot be decrypted", e);
        }
    }
}
