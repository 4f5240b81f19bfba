/**
 * Whether a scorecard in force is still what it was when it was made: how its customers are spread over its bands, how
 * well it ranks and how true its probabilities are on outcomes that have matured since. Start at {@link
 * io.ballast.engine.model.watch.ScoreWatch}.
 */
@NullMarked
package io.ballast.engine.model.watch;

import org.jspecify.annotations.NullMarked;
