package io.ballast.server.identity;

import java.util.Optional;

/**
 * The form behind a one-time link: set a password, and for the first administrator a name.
 *
 * @param token the token of the link, to be sent back
 * @param first whether the account is still to be created
 * @param username typed or given
 * @param displayName typed or given
 * @param usernameFault message key of what is wrong with the name
 * @param displayNameFault message key of what is wrong with the display name
 * @param passwordFault message key of what is wrong with the password
 * @param provider how to sign in at the identity provider in place of a password; empty where there is none
 */
record WelcomePage(
        String token,
        boolean first,
        String username,
        String displayName,
        Optional<String> usernameFault,
        Optional<String> displayNameFault,
        Optional<String> passwordFault,
        Optional<ProviderOffer> provider) {

    boolean isRefused() {
        return usernameFault.isPresent() || displayNameFault.isPresent() || passwordFault.isPresent();
    }
}
