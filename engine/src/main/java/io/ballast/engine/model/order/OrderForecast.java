package io.ballast.engine.model.order;

import java.util.Optional;

/** What a customer is likely to order next month, or why nothing is said. */
public sealed interface OrderForecast {
    String customer();

    /**
     * An amount.
     *
     * @param amountMinor minor units, 0 or more
     * @param method the one that erred least for this customer
     * @param span 80 % interval around the amount; empty while too few months of any customer were tried
     * @param months how many were known since the first order
     */
    record Foretold(String customer, long amountMinor, OrderMethod method, Optional<OrderSpan> span, int months)
            implements OrderForecast {}

    /** No amount. */
    record NotEnough(String customer, Because because) implements OrderForecast {}

    /** Why there is none. */
    enum Because {
        NO_ORDERS,
        /** Fewer than six months since the first order. */
        TOO_FEW_MONTHS,
        /** The customer orders no more, or not by the month. */
        NONE_FOR_A_YEAR
    }
}
