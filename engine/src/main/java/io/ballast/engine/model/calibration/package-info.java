/**
 * From what a model says to probabilities that are true in size.
 *
 * <p>Fit on observations that the model was not fitted on. Start at {@link
 * io.ballast.engine.model.calibration.Calibration}.
 */
@NullMarked
package io.ballast.engine.model.calibration;

import org.jspecify.annotations.NullMarked;
