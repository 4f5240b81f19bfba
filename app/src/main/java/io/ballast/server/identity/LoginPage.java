package io.ballast.server.identity;

import java.util.Optional;

/**
 * The form to sign in.
 *
 * @param notice message key of what just happened
 * @param bad whether that is a refusal
 */
record LoginPage(Optional<String> notice, boolean bad) {}
