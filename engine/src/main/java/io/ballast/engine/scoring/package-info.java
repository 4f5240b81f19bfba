/** Score, probability of default and grade, each point explained. Start at Scorecard. */
@NullMarked
package io.ballast.engine.scoring;

import org.jspecify.annotations.NullMarked;
