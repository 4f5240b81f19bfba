package io.ballast.server.identity;

import java.util.Optional;

/**
 * The form that asks who sits there.
 *
 * @param act names the form that waits; empty if none does
 * @param title message key of what it does
 * @param asksPassword whether the user has one, and the identity provider did not just stand in for it
 * @param asksCode whether the user has a second factor that counts beside that
 * @param isKnown whether the identity provider just asked the user again
 * @param provider how to be asked there; empty if the user does not come that way
 * @param passkey how to ask one of the user's; empty if there is none
 * @param minutes how long the proof holds
 * @param fault message key of why the last one was refused
 */
record StepUpPage(
        String act,
        Optional<String> title,
        boolean asksPassword,
        boolean asksCode,
        boolean isKnown,
        Optional<ProviderOffer> provider,
        Optional<PasskeyOptions.Offer> passkey,
        long minutes,
        Optional<String> fault) {}
