/**
 * May this order ship? The position of a customer and of its group by category, credit checks that never stop at the
 * first failure, and advice that releases a held order when it is followed. Start at
 * {@link io.ballast.engine.exposure.Credit}.
 */
@NullMarked
package io.ballast.engine.exposure;

import org.jspecify.annotations.NullMarked;
