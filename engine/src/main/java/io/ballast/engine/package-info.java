/**
 * The one function of the engine: everything known of one customer in, its assessment out.
 *
 * <p>Start at {@link io.ballast.engine.Assess}. Nothing here reads a clock, a file or a database, and equal facts
 * under an equal policy give an equal assessment on any machine and in any order.
 */
@NullMarked
package io.ballast.engine;

import org.jspecify.annotations.NullMarked;
