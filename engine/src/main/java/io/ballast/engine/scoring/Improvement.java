package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Reading;

/**
 * What one reading must become to earn more points.
 *
 * @param indicator name of the indicator
 * @param now the reading as it is
 * @param target the band it must reach
 * @param pointsGained points that gives, positive
 */
public record Improvement(String indicator, Reading now, Band target, int pointsGained) {}
