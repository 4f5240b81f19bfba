package io.ballast.engine.model.validation;

import io.ballast.engine.stat.BetaDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Most prudent probabilities of default for grades with few or no defaults, by Pluto and Tasche.
 *
 * <p>If no better grade fails more often than a worse one, a grade's PD is at most that of all customers in it and in
 * worse ones together. The bound is the PD at which so few defaults as came would be seen with a chance of 1 -
 * confidence.
 *
 * <ul>
 *   <li>shape: customers and defaults of each grade, best first, in; one bound for each out, never falling
 *   <li>unit: 0..1
 *   <li>not for: defaults that come together; the bounds are higher then
 *   <li>source: docs/sources.md#low-default-bounds
 * </ul>
 */
public final class LowDefaultBounds {
    private LowDefaultBounds() {}

    /**
     * One grade.
     *
     * @param customers at the start, 0 or more
     * @param defaults of them
     */
    public record Observed(int customers, int defaults) {
        public Observed {
            if (defaults < 0 || customers < defaults) {
                throw new IllegalArgumentException(defaults + " defaults of " + customers + " customers");
            }
        }
    }

    /**
     * The bounds, best grade first.
     *
     * @param grades best first
     * @param confidence such as 0.75, between 0 and 1
     */
    public static List<Double> of(List<Observed> grades, double confidence) {
        List<Double> bounds = new ArrayList<>();
        for (int grade = 0; grade < grades.size(); grade++) {
            int customers = 0;
            int defaults = 0;
            for (Observed worse : grades.subList(grade, grades.size())) {
                customers = Math.addExact(customers, worse.customers());
                defaults = Math.addExact(defaults, worse.defaults());
            }
            double bound = customers == defaults
                    ? 1
                    : BetaDistribution.quantile(confidence, defaults + 1.0, (double) customers - defaults);
            bounds.add(bounds.isEmpty() ? bound : Math.max(bound, bounds.getLast()));
        }
        return bounds;
    }
}
