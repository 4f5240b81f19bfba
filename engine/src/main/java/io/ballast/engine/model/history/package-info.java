/**
 * From ledgers to a sample: which customers are looked at on which days, what was known of them then, and what became
 * of them afterwards. Nothing dated after the day of observation reaches a characteristic; {@link
 * io.ballast.engine.model.history.Hindsight} proves it for each of them.
 */
@NullMarked
package io.ballast.engine.model.history;

import org.jspecify.annotations.NullMarked;
