package io.ballast.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That the identity provider asked the person of a session again; stands in for the password once.
 *
 * @param user who was asked
 * @param at when
 * @param isSecondFactor whether it checked a second factor that counts here
 */
record ProviderProof(long user, Instant at, boolean isSecondFactor) implements Serializable {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final String NAME = ProviderProof.class.getName();

    void keepIn(HttpServletRequest request) {
        request.getSession().setAttribute(NAME, this);
    }

    /** That of the session, if it is of this user and fresh. */
    static Optional<ProviderProof> of(HttpServletRequest request, long user, Instant now) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(session -> Optional.ofNullable(session.getAttribute(NAME)))
                .filter(ProviderProof.class::isInstance)
                .map(ProviderProof.class::cast)
                .filter(proof -> proof.user() == user && proof.at().plus(LIFE).isAfter(now));
    }

    static void use(HttpServletRequest request) {
        request.getSession().removeAttribute(NAME);
    }
}
