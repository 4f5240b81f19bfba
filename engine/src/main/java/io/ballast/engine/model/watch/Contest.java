package io.ballast.engine.model.watch;

import io.ballast.engine.model.validation.AucComparison;
import io.ballast.engine.model.validation.Predictions;
import java.util.Optional;

/**
 * A challenger and the card in force on the same observations with known outcomes.
 *
 * <ul>
 *   <li>no value: fewer events, or others, than {@link WatchRules#fewestEvents}
 *   <li>error: that of {@link AucComparison}
 * </ul>
 *
 * @param observations 0 or more
 * @param events those with the bad outcome
 * @param ranking the challenger first, the card in force second
 */
public record Contest(int observations, int events, Optional<AucComparison> ranking) {

    /**
     * Compares.
     *
     * @throws IllegalArgumentException if the three are not of the same length
     */
    public static Contest of(double[] challenger, double[] inForce, boolean[] outcomes, WatchRules rules) {
        if (challenger.length != outcomes.length || inForce.length != outcomes.length) {
            throw new IllegalArgumentException(
                    challenger.length + " and " + inForce.length + " risks for " + outcomes.length + " outcomes");
        }
        int events = 0;
        for (boolean event : outcomes) {
            events += event ? 1 : 0;
        }
        return new Contest(
                outcomes.length,
                events,
                rules.areEnough(outcomes.length, events)
                        ? Optional.of(AucComparison.of(
                                new Predictions(challenger, outcomes), new Predictions(inForce, outcomes)))
                        : Optional.empty());
    }
}
