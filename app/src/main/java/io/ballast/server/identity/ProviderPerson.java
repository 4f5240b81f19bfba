package io.ballast.server.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Whom the identity provider vouches for; it says who comes, never what that person may do.
 *
 * @param issuer which provider
 * @param subject name that it gives to nobody else
 * @param session its own session, where it says so
 * @param username the user name here, by the claim that the operator trusts
 * @param hasSecondFactor whether it checked a second factor of a kind that the operator accepts
 * @param signedInAt when the person typed something there, where it says so
 * @param token what was signed
 */
record ProviderPerson(
        String issuer,
        String subject,
        Optional<String> session,
        Optional<String> username,
        boolean hasSecondFactor,
        Optional<Instant> signedInAt,
        Secret token) {}
