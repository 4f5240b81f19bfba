package io.ballast.server.identity;

import java.util.Arrays;
import java.util.Optional;

/** Why nobody came in by the identity provider; {@link Reason} has a message for the reader. */
final class ProviderRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What the page says, by the message {@code identity.provider.refused.<name>}. */
    enum Reason {
        /** The provider does not answer, or not as one. */
        AWAY,
        /** The provider sent back without a person: cancelled, or refused there. */
        CANCELLED,
        /** Nothing was asked for in this session, too long ago, or it was answered already. */
        STALE,
        /** What the provider said does not hold. */
        UNSOUND,
        /** The clocks of the two are further apart than {@link ProviderTokens#SKEW}. */
        CLOCKS,
        /** No account is linked. */
        UNKNOWN,
        /** The account is disabled, or its invitation is still open. */
        SHUT_OUT,
        /** The one-time link was used or is too old. */
        LAPSED,
        /** The person is linked to another account, or the account to another person. */
        TAKEN,
        /** Another person than that of the session. */
        ANOTHER;

        String key() {
            return "identity.provider.refused." + name();
        }

        static Optional<Reason> named(String name) {
            return Arrays.stream(values())
                    .filter(reason -> reason.name().equals(name))
                    .findFirst();
        }
    }

    ProviderRefusal(Reason reason, String because) {
        super(because);
        this.reason = reason;
    }

    ProviderRefusal(Reason reason, String because, Throwable cause) {
        super(because, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
