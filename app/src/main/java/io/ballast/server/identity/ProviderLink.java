package io.ballast.server.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Under what name the identity provider knows a user.
 *
 * @param user key of the account
 * @param issuer which provider
 * @param subject name that it gives to nobody else
 * @param how why the two are taken for one
 * @param by user name of who linked them
 * @param since when
 * @param lastUsedAt when the user last came this way
 */
record ProviderLink(
        long user, String issuer, String subject, How how, String by, Instant since, Optional<Instant> lastUsedAt) {
    static final int LONGEST_SUBJECT = 255;

    /** Each has the message {@code identity.provider.how.<name>}. */
    enum How {
        /** The holder of a one-time link signed in there. */
        INVITATION,
        /** An administrator said so. */
        ADMINISTRATOR,
        /** The claim that the operator trusts names the user. */
        CLAIM;

        String label() {
            return "identity.provider.how." + name();
        }
    }
}
