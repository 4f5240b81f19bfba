package io.ballast.server.assessment;

import java.time.LocalDate;

/**
 * A run was published, or customers of the published run were assessed anew.
 *
 * @param run its key
 * @param asOf its day
 * @param isInForce whether it is now the run pages show
 */
public record RunPublished(long run, LocalDate asOf, boolean isInForce) {}
