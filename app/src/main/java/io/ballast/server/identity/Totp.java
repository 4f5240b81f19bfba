package io.ballast.server.identity;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time, RFC 6238 with HMAC-SHA-1, as every authenticator app makes them.
 *
 * <pre>code = truncate(HMAC-SHA-1(secret, floor(seconds / 30))) mod 10^digits</pre>
 */
final class Totp {
    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;
    static final int SECRET_BYTES = 20;

    /** Steps before and after the present one that count too: clocks differ, and typing takes time. */
    private static final int DRIFT = 1;

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    static long stepAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of a step, with leading zeros. */
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            long modulus = 1;
            for (int i = 0; i < digits; i++) {
                modulus *= 10;
            }
            String code = Long.toString(truncated % modulus);
            return "0".repeat(digits - code.length()) + code;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-1", e);
        }
    }

    /** The step a code belongs to, if it is the present one or one beside it; looks at all of them in any case. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        for (long step = stepAt(now) - DRIFT; step <= stepAt(now) + DRIFT; step++) {
            byte[] wanted = code(secret, step, DIGITS).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(wanted, given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4648 without padding. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = ((held << 8) | (one & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                text.append(BASE_32.charAt((held >> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        if (bits > 0) {
            text.append(BASE_32.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }

    /** What an authenticator app reads from the picture. */
    static String address(String username, byte[] secret) {
        return "otpauth://totp/Ballast:" + URLEncoder.encode(username, StandardCharsets.UTF_8) + "?secret="
                + base32(secret) + "&issuer=Ballast";
    }
}
