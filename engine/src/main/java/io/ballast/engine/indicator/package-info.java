/**
 * Questions with a number or a reason for an answer, one file each. Start at
 * {@link io.ballast.engine.indicator.Indicators}.
 */
@NullMarked
package io.ballast.engine.indicator;

import org.jspecify.annotations.NullMarked;
