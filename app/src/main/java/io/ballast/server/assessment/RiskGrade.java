package io.ballast.server.assessment;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;

/**
 * The grade of a customer in the run in force.
 *
 * @param risk what the policy of the run calls that grade
 * @param isInDefault whether it is the grade of a default
 */
public record RiskGrade(Grade grade, RiskLevel risk, boolean isInDefault) {}
