/**
 * What is known of one customer: its profile, standing and ledger slices, sorted by date and held in columns.
 * Start at {@link io.ballast.engine.ledger.CustomerFacts}.
 */
@NullMarked
package io.ballast.engine.ledger;

import org.jspecify.annotations.NullMarked;
