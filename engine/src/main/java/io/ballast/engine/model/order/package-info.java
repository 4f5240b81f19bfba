/**
 * What a customer is likely to order next month: simple methods, of which each customer gets the one that erred least,
 * an interval, and how far they are off beside last month repeated.
 *
 * <p>Start at {@link io.ballast.engine.model.order.OrderStudy}.
 */
@NullMarked
package io.ballast.engine.model.order;

import org.jspecify.annotations.NullMarked;
