package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderForecast;
import io.ballast.engine.model.order.OrderMethod;
import io.ballast.engine.model.order.OrderSpan;
import io.ballast.server.customers.CustomerLink;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A month of a customer, foretold from those before it. Amounts are minor units of the reporting currency.
 *
 * @param customer code
 * @param cameMinor what was ordered; empty in the month that is foretold
 * @param said what was foretold, or why nothing was
 * @param lastMinor what the month before says; empty in the month that is foretold
 * @param seasonMinor what the same month of the year before says, where the customer ordered by then
 */
record OrderedMonth(
        String customer,
        String name,
        YearMonth month,
        OptionalLong cameMinor,
        Said said,
        OptionalLong lastMinor,
        OptionalLong seasonMinor) {

    /** What a study says of a month. */
    sealed interface Said {}

    /**
     * An amount.
     *
     * @param span 80 % interval; empty where too few months were tried
     */
    record Amount(long minor, OrderMethod method, Optional<OrderSpan> span) implements Said {}

    /** No amount. */
    record None(OrderForecast.Because because) implements Said {}

    OptionalLong saidMinor() {
        return said instanceof Amount amount ? OptionalLong.of(amount.minor()) : OptionalLong.empty();
    }

    Optional<OrderSpan> span() {
        return said instanceof Amount amount ? amount.span() : Optional.empty();
    }

    /** Distance between both; empty where one is not known. */
    OptionalLong errorMinor() {
        return cameMinor.isPresent() && said instanceof Amount amount
                ? OptionalLong.of(Math.abs(cameMinor.getAsLong() - amount.minor()))
                : OptionalLong.empty();
    }

    /** Whether what came lies within the interval; empty where one of both is not known. */
    Optional<Boolean> isHeld() {
        return cameMinor.isPresent() ? span().map(of -> of.holds(cameMinor.getAsLong())) : Optional.empty();
    }

    /** What it is sorted by: came, error or else said; -1 where that is not known. */
    long key(String sort) {
        return switch (sort) {
            case "came" -> cameMinor.orElse(-1);
            case "error" -> errorMinor().orElse(-1);
            default -> saidMinor().orElse(-1);
        };
    }

    /** The orders of the month. */
    String orders() {
        return CustomerLink.to(customer) + "/documents/orders?month=" + month;
    }
}
