package io.ballast.engine.model.watch;

import io.ballast.engine.model.validation.AucDrop;
import io.ballast.engine.model.validation.CalibrationLine;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.model.validation.Stability;
import java.util.Optional;

/**
 * The bounds at which a light turns; all of them stand here and nowhere else.
 *
 * <ul>
 *   <li>stability: the index as a rule of thumb, and more than the size of both samples explains
 *   <li>area: the drop by itself; one whose interval holds 0 is one light better
 *   <li>calibration: amber where an interval misses 1, red where it says that risk is understated
 *   <li>source: docs/sources.md#population-stability, #index-by-chance, #auc-drop, #grade-tests
 * </ul>
 *
 * @param stabilityWatch index from which it is amber
 * @param stabilityShifted index above which it is red
 * @param dropWatch loss of area from which it is amber, 0..1
 * @param dropFallen loss of area from which it is red, 0..1
 * @param confidence of intervals, between 0 and 1
 * @param fewestEvents fewer bad outcomes, or good ones, than this make no figure
 * @param scoreBands into how many bands the score is cut, 2 or more
 */
public record WatchRules(
        double stabilityWatch,
        double stabilityShifted,
        double dropWatch,
        double dropFallen,
        double confidence,
        int fewestEvents,
        int scoreBands) {
    public WatchRules {
        if (!(0 < stabilityWatch && stabilityWatch <= stabilityShifted)
                || !(0 < dropWatch && dropWatch <= dropFallen && dropFallen < 1)
                || !(confidence > 0 && confidence < 1)
                || fewestEvents < 1
                || scoreBands < 2) {
            throw new IllegalArgumentException("Bounds of lights: " + stabilityWatch + ", " + stabilityShifted + ", "
                    + dropWatch + ", " + dropFallen + ", " + confidence + ", " + fewestEvents + ", " + scoreBands);
        }
    }

    public static WatchRules standard() {
        return new WatchRules(Stability.WATCH, Stability.SHIFTED, 0.05, 0.10, 0.95, 10, 10);
    }

    /**
     * Of a population or a characteristic.
     *
     * @param among how many are looked at beside each other: the chance that any of them turns a light where nothing
     *     has changed stays the same (Bonferroni)
     */
    public Light of(Stability stability, int among) {
        double index = stability.index();
        if (index < stabilityWatch || stability.pValue() * among >= 1 - confidence) {
            return Light.GREEN;
        }
        return index > stabilityShifted ? Light.RED : Light.AMBER;
    }

    /** Of a loss of area. */
    public Light of(AucDrop drop) {
        double lost = drop.difference();
        Light light = lost >= dropFallen ? Light.RED : lost >= dropWatch ? Light.AMBER : Light.GREEN;
        return drop.interval(confidence).lower() > 0 ? light : light.oneBetter();
    }

    /**
     * Of probabilities.
     *
     * @param ratio interval of observed over expected bad outcomes
     * @param line of outcomes over predictions, where one can be fitted
     */
    public Light of(Interval ratio, Optional<CalibrationLine> line) {
        if (ratio.lower() > 1) {
            return Light.RED;
        }
        boolean isSloped = line.map(fitted -> !fitted.slopeInterval(confidence).contains(1))
                .orElse(false);
        return ratio.upper() < 1 || isSloped ? Light.AMBER : Light.GREEN;
    }

    boolean areEnough(int observations, int events) {
        return events >= fewestEvents && observations - events >= fewestEvents;
    }
}
