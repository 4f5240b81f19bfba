package io.ballast.server.policy;

import java.time.LocalDate;

/**
 * A version of the policy was approved. It is in force from its first day on: the next run that starts then uses it.
 *
 * @param version key of the version
 * @param inForceFrom its first day
 */
public record PolicyActivated(long version, LocalDate inForceFrom) {}
