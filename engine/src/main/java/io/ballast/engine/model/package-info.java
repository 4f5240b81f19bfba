/**
 * Models fitted on a company's own history: binning, scorecards, trees, calibration, and what proves them.
 *
 * <p>Every function is pure and repeats to the byte from the same {@link io.ballast.engine.model.Sample} and seed.
 */
@NullMarked
package io.ballast.engine.model;

import org.jspecify.annotations.NullMarked;
