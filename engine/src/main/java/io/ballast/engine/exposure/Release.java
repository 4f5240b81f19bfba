package io.ballast.engine.exposure;

import java.time.LocalDate;

/**
 * A release by authority: deliveries of the order need no further check within its amount and its days; both must hold.
 *
 * <pre>
 * covered(day, amount) = from &lt;= day &lt; from + days  and  consumed + amount &lt;= minor * (100 + tolerance) / 100
 * </pre>
 *
 * <ul>
 *   <li>1,000 released on 1 July for 5 days with 10 %: up to 1,100 in all, from 1 to 5 July
 *   <li>source: docs/sources.md#exposure
 * </ul>
 *
 * @param from first day
 * @param days how many days it holds, the first included, above 0
 * @param minor amount released, minor units, 0 or more
 * @param tolerancePercent how much more than that may be delivered, 0 to 100
 * @param consumedMinor what deliveries have used so far, 0 or more
 */
public record Release(LocalDate from, int days, long minor, int tolerancePercent, long consumedMinor) {
    private static final int WHOLE = 100;

    public Release {
        if (days < 1 || minor < 0 || tolerancePercent < 0 || tolerancePercent > WHOLE || consumedMinor < 0) {
            throw new IllegalArgumentException("Not a release: " + days + " days, " + minor + ", tolerance "
                    + tolerancePercent + " %, consumed " + consumedMinor);
        }
    }

    /** The last day on which it holds, inclusive. */
    public LocalDate lastDay() {
        return from.plusDays(days - 1L);
    }

    /** The most that may be delivered on it in all, tolerance included, rounded down. */
    public long mostMinor() {
        long more = Math.addExact(
                Math.multiplyExact(minor / WHOLE, (long) tolerancePercent), minor % WHOLE * tolerancePercent / WHOLE);
        return Math.addExact(minor, more);
    }

    /** Whether a delivery of so much on this day needs no further check. */
    public boolean covers(LocalDate day, long deliveryMinor) {
        boolean isInTime = !day.isBefore(from) && !day.isAfter(lastDay());
        return isInTime && deliveryMinor <= mostMinor() - consumedMinor;
    }

    /**
     * What is left after a delivery.
     *
     * @throws IllegalArgumentException if it does not cover the delivery
     */
    public Release consumed(LocalDate day, long deliveryMinor) {
        if (deliveryMinor < 0 || !covers(day, deliveryMinor)) {
            throw new IllegalArgumentException("The release does not cover " + deliveryMinor + " on " + day);
        }
        return new Release(from, days, minor, tolerancePercent, Math.addExact(consumedMinor, deliveryMinor));
    }
}
