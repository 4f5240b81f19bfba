package io.ballast.engine.scoring;

import io.ballast.engine.value.Grade;

/**
 * A grade of the master scale.
 *
 * @param grade the grade
 * @param fromPoints least score it takes; the worst grade takes any score
 * @param customerClass class A to D it counts as
 * @param riskLevel high, medium or low
 */
public record GradeRange(Grade grade, int fromPoints, CustomerClass customerClass, RiskLevel riskLevel) {}
