package io.ballast.server.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * What a password must be, and how it is kept: Argon2id with 19 MiB, two passes, one lane (OWASP's minimum), at most
 * four at a time.
 */
@Component
class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore atOnce = new Semaphore(4, true);
    private final Set<String> common = commonPasswords();
    private final String nobody = hash("nobody has this password");

    /** Message key of why a password is refused, or empty if it will do. */
    Optional<String> fault(String password, String username) {
        if (password.length() < SHORTEST) {
            return Optional.of("identity.fault.password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("identity.fault.password.long");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower) || isOneRun(lower)) {
            return Optional.of("identity.fault.password.common");
        }
        return username.length() >= 3 && lower.contains(username)
                ? Optional.of("identity.fault.password.name")
                : Optional.empty();
    }

    String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return java.util.Objects.requireNonNull(encoder.encode(password));
        } finally {
            atOnce.release();
        }
    }

    /** Takes the same time whether or not there is a hash, so that nobody learns which users exist. */
    boolean matches(String password, Optional<String> hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        atOnce.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash.orElse(nobody)) && hash.isPresent();
        } finally {
            atOnce.release();
        }
    }

    /** One or two different characters, a run like 123456789012, or a short word repeated. */
    private static boolean isOneRun(String password) {
        if (password.chars().distinct().count() <= 2) {
            return true;
        }
        int steps = 0;
        for (int i = 1; i < password.length(); i++) {
            if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps >= password.length() - 2 || isRepeated(password);
    }

    private static boolean isRepeated(String password) {
        for (int length = 1; length <= 4; length++) {
            String unit = password.substring(0, length);
            if (unit.repeat(password.length() / length + 1).startsWith(password)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> commonPasswords() {
        try (InputStream list = Passwords.class.getResourceAsStream("/identity/common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("The list of common passwords is missing from the class path");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
