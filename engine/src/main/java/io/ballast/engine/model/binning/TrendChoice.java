package io.ballast.engine.model.binning;

import java.util.Map;
import java.util.Optional;

/** Takes one of several trends. */
final class TrendChoice {
    private TrendChoice() {}

    /**
     * The trend with the most information; a monotone one unless another has more by the gain.
     *
     * <p>Fewer turns are believed first: peak and valley must beat the monotone trends, a free one must beat them too.
     *
     * @param gain as a share of the information that must be beaten
     */
    static Optional<Merged> of(Map<Trend, Merged> found, double gain) {
        Optional<Merged> monotone = better(found, Trend.ASCENDING, Trend.DESCENDING);
        Optional<Merged> turning = better(found, Trend.PEAK, Trend.VALLEY);
        Optional<Merged> free = Optional.ofNullable(found.get(Trend.FREE));
        return unlessBeaten(unlessBeaten(monotone, turning, gain), free, gain);
    }

    private static Optional<Merged> better(Map<Trend, Merged> found, Trend first, Trend second) {
        return unlessBeaten(Optional.ofNullable(found.get(first)), Optional.ofNullable(found.get(second)), 0);
    }

    private static Optional<Merged> unlessBeaten(Optional<Merged> held, Optional<Merged> challenger, double gain) {
        if (held.isEmpty() || challenger.isEmpty()) {
            return held.or(() -> challenger);
        }
        double needed = held.get().informationValue() * (1 + gain);
        return challenger.get().informationValue() > needed ? challenger : held;
    }
}
