package io.ballast.engine.model.validation;

import io.ballast.engine.stat.BetaDistribution;

/**
 * Whether the defaults of a grade are too many for the probability it stands for.
 *
 * <pre>
 * Jeffreys = P(rate &lt;= PD), rate from a beta distribution (defaults + 1/2, customers - defaults + 1/2)
 * binomial = P(at least so many defaults | PD)
 * </pre>
 *
 * <ul>
 *   <li>shape: one grade in, two p values out; below 0.05 the PD is too low for what came
 *   <li>unit: 0..1
 *   <li>error: both take customers to default independently of each other, which makes them too strict in a bad year
 *   <li>source: docs/sources.md#grade-tests
 * </ul>
 *
 * @param customers of the grade at the start, 1 or more
 * @param defaults of them
 * @param probability the grade's, above 0 and below 1
 */
public record ProbabilityTest(int customers, int defaults, double probability) {
    public ProbabilityTest {
        if (customers < 1 || defaults < 0 || defaults > customers || !(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "Cannot test " + defaults + " defaults of " + customers + " at PD " + probability);
        }
    }

    public double jeffreys() {
        return BetaDistribution.below(probability, defaults + 0.5, customers - defaults + 0.5);
    }

    public double binomial() {
        return defaults == 0 ? 1 : BetaDistribution.below(probability, defaults, customers - defaults + 1.0);
    }
}
