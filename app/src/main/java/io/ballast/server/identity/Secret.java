package io.ballast.server.identity;

import io.ballast.engine.value.Sha256;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random token of 256 bits that is shown once and kept only as SHA-256. Being random, it needs no salt and no slow
 * hash.
 *
 * @param text what the holder keeps
 */
record Secret(String text) implements Serializable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int LONGEST = 200;

    static Secret random(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return Sha256.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** Never the text: tokens must not reach a log. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
