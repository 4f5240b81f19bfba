package io.ballast.engine.model.order;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A past month that was foretold from the months before it only. Amounts are minor units.
 *
 * @param monthsBack 1 is the last full month
 * @param cameMinor what was ordered
 * @param lastMinor what the month before it says
 * @param seasonMinor what the same month of the year before says, where the customer ordered by then
 */
public record OrderTried(
        String customer,
        int monthsBack,
        long cameMinor,
        long saidMinor,
        OrderMethod method,
        Optional<OrderSpan> span,
        long lastMinor,
        OptionalLong seasonMinor) {

    /** Distance of what was said. */
    public long error() {
        return Math.abs(cameMinor - saidMinor);
    }

    /** Distance of last month repeated. */
    public long lastError() {
        return Math.abs(cameMinor - lastMinor);
    }
}
