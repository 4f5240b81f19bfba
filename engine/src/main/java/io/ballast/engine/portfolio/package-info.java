/**
 * All customers together: how concentrated they are, how their grades move, what loss they let expect.
 *
 * <p>Every function is pure. Start at {@link io.ballast.engine.portfolio.Concentration}.
 */
@NullMarked
package io.ballast.engine.portfolio;

import org.jspecify.annotations.NullMarked;
