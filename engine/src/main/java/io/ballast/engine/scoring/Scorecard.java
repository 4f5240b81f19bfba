package io.ballast.engine.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A points card: what every customer starts from and what each characteristic adds or takes.
 *
 * <pre>score = base + sum over characteristics of points(band of the reading)</pre>
 *
 * <ul>
 *   <li>shape: readings of one customer in, one {@link Score} out; see {@link Scorer}
 *   <li>unit: points, whole numbers, higher is better
 *   <li>no value: the policy's {@link MissingDataRule} says what a missing reading gives
 *   <li>error: none, all arithmetic is in whole numbers
 *   <li>source: docs/sources.md#points-card
 * </ul>
 *
 * @param basePoints points before any characteristic speaks
 * @param characteristics in the order in which reasons with equal loss are listed
 */
public record Scorecard(int basePoints, List<Characteristic> characteristics) {
    /** More characteristics than any analyst can defend. */
    public static final int MOST_CHARACTERISTICS = 200;

    public Scorecard {
        characteristics = List.copyOf(characteristics);
        if (characteristics.isEmpty() || characteristics.size() > MOST_CHARACTERISTICS) {
            throw new IllegalArgumentException(
                    "A scorecard has 1.." + MOST_CHARACTERISTICS + " characteristics, not " + characteristics.size());
        }
        if (Math.abs((long) basePoints) > Characteristic.LARGEST_POINTS) {
            throw new IllegalArgumentException("Base points out of range: " + basePoints);
        }
        Set<String> names = new HashSet<>();
        for (Characteristic characteristic : characteristics) {
            if (!names.add(characteristic.indicator())) {
                throw new IllegalArgumentException("Two characteristics read " + characteristic.indicator());
            }
        }
    }

    /** The most points anyone can have. */
    public int bestPoints() {
        return basePoints
                + characteristics.stream().mapToInt(Characteristic::bestPoints).sum();
    }

    /** The fewest points anyone can have. */
    public int worstPoints() {
        return basePoints
                + characteristics.stream().mapToInt(Characteristic::worstPoints).sum();
    }
}
