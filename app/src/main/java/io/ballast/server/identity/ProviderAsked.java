package io.ballast.server.identity;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a session asked of the identity provider; it is answered once.
 *
 * @param purpose what for
 * @param nonce the token must repeat it
 * @param verifier proves to the provider that the code was asked for here (PKCE)
 * @param since when
 */
record ProviderAsked(Purpose purpose, String nonce, String verifier, Instant since) {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 5;
    private static final String NAME = ProviderAsked.class.getName();

    /** What an answer is good for. */
    sealed interface Purpose {
        record SignIn() implements Purpose {}

        /** The person of a one-time link, who links the account with it. */
        record Invitation(Secret token) implements Purpose {}

        /**
         * A user who is signed in proves to be there.
         *
         * @param act names the form that waits
         * @param user who it must be
         */
        record Presence(String act, long user) implements Purpose {}
    }

    /** Text of 256 random bits. */
    static String random() {
        return Secret.random("").text();
    }

    static ProviderAsked now(Purpose purpose, Instant now) {
        return new ProviderAsked(purpose, random(), random(), now);
    }

    /** Waits in the session, the {@value #MOST} newest; returns the name by which the answer finds it. */
    String keepIn(HttpSession session) {
        String state = random();
        Map<String, ProviderAsked> open = openIn(session);
        synchronized (open) {
            open.put(state, this);
        }
        return state;
    }

    /** What this session asked for by this name, lately; it is used up. */
    static Optional<ProviderAsked> take(String state, HttpSession session, Instant now) {
        Map<String, ProviderAsked> open = openIn(session);
        synchronized (open) {
            return Optional.ofNullable(open.remove(state))
                    .filter(asked -> asked.since().plus(LIFE).isAfter(now));
        }
    }

    private static Map<String, ProviderAsked> openIn(HttpSession session) {
        synchronized (ProviderAsked.class) {
            if (session.getAttribute(NAME) instanceof Waiting waiting) {
                return waiting.open();
            }
            Waiting fresh = new Waiting(new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ProviderAsked> eldest) {
                    return size() > MOST;
                }
            });
            session.setAttribute(NAME, fresh);
            return fresh.open();
        }
    }

    private record Waiting(Map<String, ProviderAsked> open) {}
}
