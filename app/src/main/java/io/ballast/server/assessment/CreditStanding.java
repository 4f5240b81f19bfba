package io.ballast.server.assessment;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;

/**
 * What the run in force says of a customer, as far as a decision on credit needs it.
 *
 * @param asOf day of the run
 * @param grade the grade in force
 * @param risk what the policy of the run calls that grade
 * @param isInDefault whether it is the grade of a default
 * @param paymentIndex how it paid in 180 days, 0 to 100, 80 is prompt
 * @param delayDays how many days late it paid in 180 days, weighted by amount, 0 or more
 */
public record CreditStanding(
        LocalDate asOf, Grade grade, RiskLevel risk, boolean isInDefault, Reading paymentIndex, Reading delayDays) {}
