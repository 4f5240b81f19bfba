package io.ballast.engine.scoring;

import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One question of a scorecard: which indicator it reads and how many points each band of readings earns.
 *
 * @param indicator name of the indicator
 * @param weight its share of the judgement, for coverage; positive, any scale
 * @param cuts ascending; band i holds readings from cut i-1, inclusive, to cut i, exclusive
 * @param points points of each band, one more than there are cuts
 * @param pointsWhenMissing points without a reading, not outside the range of the bands
 * @param isActionable whether the customer can change it, so that advice may ask for it
 * @param reason what is said of a customer who loses points here
 */
public record Characteristic(
        String indicator,
        int weight,
        List<Double> cuts,
        List<Integer> points,
        int pointsWhenMissing,
        boolean isActionable,
        Text reason) {

    /** No band, sum or score can leave 32 bits with points in this range and this many characteristics. */
    static final int LARGEST_POINTS = 1_000_000;

    public Characteristic {
        cuts = List.copyOf(cuts);
        points = List.copyOf(points);
        if (weight <= 0 || weight > LARGEST_POINTS) {
            throw new IllegalArgumentException("Weight of " + indicator + " out of range 1..1000000: " + weight);
        }
        if (points.size() != cuts.size() + 1) {
            throw new IllegalArgumentException(
                    indicator + " has " + cuts.size() + " cuts and needs one more band, has " + points.size());
        }
        for (int i = 0; i < cuts.size(); i++) {
            if (!Double.isFinite(cuts.get(i)) || (i > 0 && cuts.get(i) <= cuts.get(i - 1))) {
                throw new IllegalArgumentException("Cuts of " + indicator + " must ascend: " + cuts);
            }
        }
        for (int given : points) {
            if (Math.abs((long) given) > LARGEST_POINTS) {
                throw new IllegalArgumentException("Points of " + indicator + " out of range: " + given);
            }
        }
        if (pointsWhenMissing < Collections.min(points) || pointsWhenMissing > Collections.max(points)) {
            throw new IllegalArgumentException("Points of " + indicator + " when missing are outside its bands: "
                    + pointsWhenMissing + " of " + points);
        }
    }

    public int bestPoints() {
        return Collections.max(points);
    }

    public int worstPoints() {
        return Collections.min(points);
    }

    /** The bands from the lowest reading to the highest. */
    public List<Band> bands() {
        List<Band> bands = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            bands.add(new Band(
                    i == 0 ? OptionalDouble.empty() : OptionalDouble.of(cuts.get(i - 1)),
                    i == cuts.size() ? OptionalDouble.empty() : OptionalDouble.of(cuts.get(i)),
                    points.get(i)));
        }
        return List.copyOf(bands);
    }
}
