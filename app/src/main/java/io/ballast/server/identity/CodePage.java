package io.ballast.server.identity;

import java.util.Optional;

/**
 * The form for the code after the password.
 *
 * @param fault message key of why the last one was refused
 */
record CodePage(Optional<String> fault) {}
