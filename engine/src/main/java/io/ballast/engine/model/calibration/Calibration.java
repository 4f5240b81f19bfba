package io.ballast.engine.model.calibration;

import io.ballast.engine.value.Decimals;
import java.util.List;

/** Makes a probability of a probability; a higher one never becomes the lower one of two. */
public sealed interface Calibration permits PlattScaling, IsotonicCurve, CentralTendency {
    /** A probability, 0..1, of one, 0..1. */
    double calibrated(double probability);

    /** One line that says it all: its kind and its numbers, with a tab between. */
    String text();

    /**
     * The calibration of such a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Calibration parse(String text) {
        List<String> fields = List.of(text.split("\t", -1));
        List<Double> numbers = fields.stream().skip(1).map(Decimals::parse).toList();
        String kind = fields.getFirst();
        if (kind.equals("platt") && numbers.size() == 2) {
            return new PlattScaling(numbers.get(0), numbers.get(1));
        }
        if (kind.equals("shift") && numbers.size() == 1) {
            return new CentralTendency(numbers.getFirst());
        }
        if (kind.equals("isotonic") && numbers.size() % 2 == 0) {
            int half = numbers.size() / 2;
            return new IsotonicCurve(numbers.subList(0, half), numbers.subList(half, 2 * half));
        }
        throw new IllegalArgumentException("Not a calibration: '" + text + "'");
    }
}
