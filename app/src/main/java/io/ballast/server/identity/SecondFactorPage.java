package io.ballast.server.identity;

import java.util.List;
import java.util.Optional;

/**
 * One's second factor.
 *
 * @param picture what an app scans; empty once an app is confirmed
 * @param secret the same to type in
 * @param codes recovery codes just made, shown this once
 * @param codesLeft recovery codes that are not used up
 * @param passkeys one's passkeys
 * @param offer how to register one; empty where passkeys do not hold
 * @param asksPassword whether removing the app wants the password too
 * @param provider one's link with the identity provider
 * @param mayLeave whether pages work without
 * @param fault message key of what is wrong
 */
record SecondFactorPage(
        Optional<QrCode> picture,
        String secret,
        List<String> codes,
        long codesLeft,
        List<Passkey> passkeys,
        Optional<PasskeyOptions.Offer> offer,
        boolean asksPassword,
        Optional<ProviderLink> provider,
        boolean mayLeave,
        Optional<String> fault) {
    SecondFactorPage {
        codes = List.copyOf(codes);
        passkeys = List.copyOf(passkeys);
    }
}
