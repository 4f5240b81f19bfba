package io.ballast.server.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of messages to receivers outside, all HMAC-SHA256 in base64: Standard Webhooks over
 * {@code id.timestamp.body}, 钉钉 over {@code timestamp\nsecret} with the secret as key, 飞书 over nothing with
 * {@code timestamp\nsecret} as key.
 */
final class Signature {
    static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private Signature() {}

    /** A new secret for a webhook. */
    static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The key in a secret {@code whsec_…} of 24 to 64 bytes; nothing if it is none. */
    static Optional<byte[]> keyOf(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            return key.length >= FEWEST_BYTES && key.length <= MOST_BYTES ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The header {@code webhook-signature}: one signature for each secret, so that a receiver can change over.
     *
     * @throws IllegalArgumentException if one of them is no secret
     */
    static String webhook(List<String> secrets, String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return secrets.stream()
                .map(secret -> keyOf(secret).orElseThrow(() -> new IllegalArgumentException("Not a webhook secret")))
                .map(key -> "v1," + hmac(key, signed))
                .collect(Collectors.joining(" "));
    }

    /** The parameter {@code sign} of 钉钉, before it is encoded for the address. */
    static String dingTalk(String secret, long timestampMillis) {
        return hmac(
                secret.getBytes(StandardCharsets.UTF_8),
                (timestampMillis + "\n" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** The field {@code sign} of 飞书. */
    static String feishu(String secret, long timestampSeconds) {
        return hmac((timestampSeconds + "\n" + secret).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private static String hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }
}
