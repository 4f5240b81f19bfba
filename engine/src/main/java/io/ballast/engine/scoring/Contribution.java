package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Reading;

/**
 * What one characteristic gave to the score.
 *
 * @param indicator name of the indicator it reads
 * @param reading the value, or why there was none
 * @param points points given; all contributions of a score and its base sum to it exactly
 * @param bestPoints points of the best band: the distance to {@code points} is what was lost
 * @param band the band the reading fell into, as text for the reader, such as "30..60", or {@link #NO_BAND}
 */
public record Contribution(String indicator, Reading reading, int points, int bestPoints, String band) {
    /** Stands for the band where there was no reading. */
    public static final String NO_BAND = "no reading";

    public int lostPoints() {
        return bestPoints - points;
    }
}
