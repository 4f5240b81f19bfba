/**
 * What customers owe and how they pay: ageing, the DSO family, the payment index, exposure, provision.
 *
 * <p>Every function is pure. Amounts are exact minor units of the ledger's currency, ratios are doubles, and a figure
 * that cannot be given says why. Start at {@link io.ballast.engine.receivable.Ageing} and
 * {@link io.ballast.engine.receivable.ReceivableFigures}.
 */
@NullMarked
package io.ballast.engine.receivable;

import org.jspecify.annotations.NullMarked;
