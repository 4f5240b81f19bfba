package io.ballast.engine.exposure;

import java.time.LocalDate;

/**
 * How much of a limit is left on a day.
 *
 * @param exposureMinor minor units
 * @param availableMinor limit less exposure, minor units, negative when the limit is overdrawn
 * @param isExceeded whether the exposure exceeds the limit as the policy has it
 */
public record HeadroomDay(LocalDate day, long exposureMinor, long availableMinor, boolean isExceeded) {}
