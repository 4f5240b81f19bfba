package io.ballast.server.policy;

import java.util.Optional;

/**
 * A draft as one text.
 *
 * @param draft the draft as it is stored
 * @param revision the revision that is being edited
 * @param text as it was written
 * @param wrongLine the line that is wrong, as it was written
 * @param fault why it was not saved
 */
record TextPage(Draft draft, int revision, String text, Optional<String> wrongLine, Optional<Fault> fault) {}
