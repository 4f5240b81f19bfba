package io.ballast.server.identity;

import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers that passkeys are asked to sign, of one session: the {@value #MOST} newest, each answered once. */
final class Challenges {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST = 6;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NAME = Challenges.class.getName();

    private final Map<String, Asked> open = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > MOST;
        }
    };

    private Challenges() {}

    /** What the answer is for: one of another page does not count. */
    enum Purpose {
        REGISTER,
        SIGN_IN,
        SECOND_FACTOR,
        STEP_UP
    }

    private record Asked(Purpose purpose, Instant since) {}

    static Challenges in(HttpSession session) {
        synchronized (Challenges.class) {
            if (session.getAttribute(NAME) instanceof Challenges known) {
                return known;
            }
            Challenges fresh = new Challenges();
            session.setAttribute(NAME, fresh);
            return fresh;
        }
    }

    /** A fresh one, as browsers take it (base64url). */
    synchronized String ask(Purpose purpose, Instant now) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String text = text(bytes);
        open.put(text, new Asked(purpose, now));
        return text;
    }

    /** Whether it was asked for this and lately; it is used up. */
    synchronized boolean take(byte[] challenge, Purpose purpose, Instant now) {
        Asked asked = open.remove(text(challenge));
        return asked != null
                && asked.purpose() == purpose
                && asked.since().plus(LIFE).isAfter(now);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
