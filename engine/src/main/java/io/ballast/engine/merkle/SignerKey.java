package io.ballast.engine.merkle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private Ed25519 key with a name, written {@code PRIVATE+KEY+name+id+seed}. Whoever has the text can sign; it prints
 * as its public half.
 */
public final class SignerKey {
    /** Bytes of the seed a key is made of. */
    public static final int SEED_BYTES = 32;

    private static final Pattern WRITTEN =
            Pattern.compile("PRIVATE\\+KEY\\+([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");

    private final VerifierKey verifier;
    private final PrivateKey key;
    private final byte[] seed;

    private SignerKey(VerifierKey verifier, PrivateKey key, byte[] seed) {
        this.verifier = verifier;
        this.key = key;
        this.seed = seed;
    }

    /** The key of a seed, which should be 32 random bytes. */
    public static SignerKey of(String name, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("A seed has 32 bytes, not " + seed.length);
        }
        try {
            // RFC 8032 makes the public key of the seed; the JDK does so only where it draws the seed itself.
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed.clone()));
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - Hash.BYTES, encoded.length);
            var verifier = new VerifierKey(name, Base64.getEncoder().encodeToString(raw));
            return new SignerKey(verifier, pair.getPrivate(), seed.clone());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    /** Hands out one seed, in place of random bytes. */
    private static final class Drawn extends SecureRandom {
        private final byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /** Reads one; nothing where the text is none, or its id is not that of the key. */
    public static Optional<SignerKey> parse(String written) {
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
        if (typed.length != 1 + SEED_BYTES || typed[0] != VerifierKey.ED25519) {
            return Optional.empty();
        }
        SignerKey found = of(matcher.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        return HexFormat.of().formatHex(found.verifier.id()).equals(matcher.group(2))
                ? Optional.of(found)
                : Optional.empty();
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** A note of this text, signed. */
    public Note sign(String text) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(verifier.id());
            bytes.writeBytes(signing.sign());
            String base64 = Base64.getEncoder().encodeToString(bytes.toByteArray());
            return new Note(text, List.of(new Note.Signature(verifier.name(), base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    /** The key itself, to be kept where only its owner reads. */
    public String secret() {
        var typed = new ByteArrayOutputStream();
        typed.write(VerifierKey.ED25519);
        typed.writeBytes(seed);
        return "PRIVATE+KEY+" + verifier.name() + "+" + HexFormat.of().formatHex(verifier.id()) + "+"
                + Base64.getEncoder().encodeToString(typed.toByteArray());
    }

    /** The public half. */
    @Override
    public String toString() {
        return verifier.toString();
    }
}
