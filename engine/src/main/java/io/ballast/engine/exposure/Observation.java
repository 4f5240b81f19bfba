package io.ballast.engine.exposure;

import java.time.LocalDate;

/**
 * What the check of one rule saw.
 *
 * @param code of the rule
 * @param level whose limit or items it looked at
 * @param dataDay day of the data it looked at
 */
public record Observation(String code, Level level, Measured measured, LocalDate dataDay) {}
