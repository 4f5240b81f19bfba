/**
 * Cuts a characteristic into bins that tell events from non-events best, exactly and within limits. Start at
 * {@link io.ballast.engine.model.binning.Binner}; the search itself is
 * {@link io.ballast.engine.model.binning.OptimalBinning}.
 */
@NullMarked
package io.ballast.engine.model.binning;

import org.jspecify.annotations.NullMarked;
