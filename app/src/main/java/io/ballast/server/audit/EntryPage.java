package io.ballast.server.audit;

import java.util.Optional;

/**
 * One entry of the trail.
 *
 * @param entry masked or in full
 * @param isInFull whether it is shown in full for a reason
 * @param isMasked whether something of it is masked
 * @param reason as it was written
 * @param fault why it was not shown in full
 */
record EntryPage(TrailEntry entry, boolean isInFull, boolean isMasked, String reason, Optional<String> fault) {}
