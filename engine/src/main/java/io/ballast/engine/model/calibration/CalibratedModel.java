package io.ballast.engine.model.calibration;

import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import java.util.List;

/**
 * A model and what makes its probabilities true.
 *
 * @param model what ranks
 * @param steps one after the other, such as a scaling and the shift to a long-run rate
 */
public record CalibratedModel(Model model, List<Calibration> steps) implements Model {
    public CalibratedModel {
        steps = List.copyOf(steps);
    }

    @Override
    public double[] probabilities(Sample sample) {
        double[] probabilities = model.probabilities(sample).clone();
        for (int row = 0; row < probabilities.length; row++) {
            for (Calibration step : steps) {
                probabilities[row] = step.calibrated(probabilities[row]);
            }
        }
        return probabilities;
    }
}
