/**
 * How good a model's predictions are: whether they rank, whether they are true in size, whether the population is still
 * the one it was fitted on.
 *
 * <p>Start at {@link io.ballast.engine.model.validation.Predictions}; every figure is asked of them. Intervals are two
 * sided.
 */
@NullMarked
package io.ballast.engine.model.validation;

import org.jspecify.annotations.NullMarked;
