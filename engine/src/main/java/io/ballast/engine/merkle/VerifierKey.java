package io.ballast.engine.merkle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public Ed25519 key with a name, written {@code name+id+key} as C2SP signed-note has it.
 *
 * <pre>id = first four bytes of SHA-256(name, newline, 0x01, public key)</pre>
 *
 * @param name who signs: no spaces, no plus
 * @param publicKey 32 bytes in base64
 */
public record VerifierKey(String name, String publicKey) {
    static final byte ED25519 = 1;
    static final int ID_BYTES = 4;

    private static final Pattern NAME = Pattern.compile("[^\\s+]+");
    private static final Pattern WRITTEN = Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");
    /** What X.509 writes before the 32 bytes: RFC 8410, section 4. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifierKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A key's name has neither spaces nor a plus: " + name);
        }
        if (Base64.getDecoder().decode(publicKey).length != Hash.BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes");
        }
    }

    /** Reads one; nothing where the text is none, of another kind, or its id is not that of the key. */
    public static Optional<VerifierKey> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] typed;
        try {
            typed = Base64.getDecoder().decode(matcher.group(3));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (typed.length != 1 + Hash.BYTES || typed[0] != ED25519) {
            return Optional.empty();
        }
        String key = Base64.getEncoder().encodeToString(Arrays.copyOfRange(typed, 1, typed.length));
        var found = new VerifierKey(matcher.group(1), key);
        return HexFormat.of().formatHex(found.id()).equals(matcher.group(2)) ? Optional.of(found) : Optional.empty();
    }

    byte[] id() {
        var input = new ByteArrayOutputStream();
        input.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        input.write('\n');
        input.writeBytes(typed());
        return Arrays.copyOf(Hasher.sha256().digest(input.toByteArray()), ID_BYTES);
    }

    private byte[] typed() {
        var typed = new ByteArrayOutputStream();
        typed.write(ED25519);
        typed.writeBytes(Base64.getDecoder().decode(publicKey));
        return typed.toByteArray();
    }

    /** Whether the note carries a good signature of this key, and no bad one. */
    public boolean verifies(Note note) {
        boolean isSigned = false;
        for (Note.Signature signature : note.signatures()) {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(signature.base64());
            } catch (IllegalArgumentException e) {
                return false;
            }
            if (!signature.name().equals(name)
                    || bytes.length < ID_BYTES
                    || !Arrays.equals(bytes, 0, ID_BYTES, id(), 0, ID_BYTES)) {
                continue;
            }
            if (!isGood(note.text(), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))) {
                return false;
            }
            isSigned = true;
        }
        return isSigned;
    }

    private boolean isGood(String text, byte[] signature) {
        try {
            var encoded = new ByteArrayOutputStream();
            encoded.writeBytes(X509);
            encoded.writeBytes(Base64.getDecoder().decode(publicKey));
            PublicKey key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** As it is written. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
