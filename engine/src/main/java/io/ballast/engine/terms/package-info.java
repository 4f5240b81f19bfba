/**
 * Terms of payment: what share of a sale is due when, how risky that is, and what a grade is granted. Start at
 * {@link io.ballast.engine.terms.PaymentTerms}; formulas with worked figures: docs/payment-terms.md.
 */
@NullMarked
package io.ballast.engine.terms;

import org.jspecify.annotations.NullMarked;
