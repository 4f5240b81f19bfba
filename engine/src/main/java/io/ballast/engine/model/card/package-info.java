/**
 * Scorecards fitted on a sample: bins, weights of evidence, a regression of one sign, whole points. Start at
 * {@link io.ballast.engine.model.card.CardFitter}; what it gives is a {@link io.ballast.engine.model.card.Card}.
 */
@NullMarked
package io.ballast.engine.model.card;

import org.jspecify.annotations.NullMarked;
