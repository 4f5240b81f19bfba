package io.ballast.server.assessment;

import java.time.LocalDate;

/**
 * The run whose results pages show.
 *
 * @param id key
 * @param asOf day of the figures
 * @param policyCode policy they were made under
 * @param isAsKnownThen whether only what was recorded by that day was seen
 */
record RunInForce(long id, LocalDate asOf, String policyCode, boolean isAsKnownThen) {}
