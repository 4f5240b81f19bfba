package io.ballast.server.identity;

import java.util.Optional;

/**
 * The form for the second factor after the password.
 *
 * @param passkey how to ask one of the user's; empty if there is none
 * @param fault message key of why the last one was refused
 */
record CodePage(Optional<PasskeyOptions.Offer> passkey, Optional<String> fault) {}
