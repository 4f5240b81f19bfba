/**
 * When an open invoice is paid: what was known of it and of its customer on a day, trees for the day of payment with an
 * interval, and how far they err beside the customer's own mean delay.
 *
 * <p>Start at {@link io.ballast.engine.model.payment.PaymentPast} and {@link
 * io.ballast.engine.model.payment.PaymentFitting}.
 */
@NullMarked
package io.ballast.engine.model.payment;

import org.jspecify.annotations.NullMarked;
