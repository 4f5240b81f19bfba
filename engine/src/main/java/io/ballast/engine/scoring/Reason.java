package io.ballast.engine.scoring;

import io.ballast.engine.value.Text;

/**
 * Why a score is not higher.
 *
 * @param code the indicator that lost the points
 * @param lostPoints points between its best band and what it gave, positive
 * @param text the reason for the reader
 */
public record Reason(String code, int lostPoints, Text text) {}
