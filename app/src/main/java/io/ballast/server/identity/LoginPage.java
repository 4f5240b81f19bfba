package io.ballast.server.identity;

import java.util.Optional;

/**
 * The form to sign in.
 *
 * @param notice message key of what just happened
 * @param bad whether that is a refusal
 * @param passkey how to ask for a passkey instead; empty where none hold
 * @param provider how to sign in at the identity provider instead; empty where there is none
 * @param isProviderOnly whether that is the only way of who is linked
 * @param signOut where the identity provider signs out too, for who just did here
 */
record LoginPage(
        Optional<String> notice,
        boolean bad,
        Optional<PasskeyOptions.Offer> passkey,
        Optional<ProviderOffer> provider,
        boolean isProviderOnly,
        Optional<String> signOut) {}
