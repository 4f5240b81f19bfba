package io.ballast.engine.terms;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A discount for paying early: the 2/10 of 2/10 net 30.
 *
 * @param basisPoints share of the amount, 1 to 9,999
 * @param days days after the invoice within which it is granted
 */
public record EarlyDiscount(int basisPoints, int days) {
    private static final double WHOLE = 10_000;

    public EarlyDiscount {
        if (basisPoints < 1 || basisPoints >= WHOLE || days < 0 || days > DueRule.LONGEST_DAYS) {
            throw new IllegalArgumentException("Not a discount: " + basisPoints + " basis points in " + days + " days");
        }
    }

    /** Last day on which it is granted. */
    public LocalDate lastDay(LocalDate invoiced) {
        return invoiced.plusDays(days);
    }

    /**
     * What it costs a year not to take it and to pay on the due day instead; simple, 365 days.
     *
     * <pre>discount / (1 - discount) * 365 / (due - last day of the discount)</pre>
     *
     * <p>Unit: ratio. No value where the due day is not after the last day of the discount.
     */
    public OptionalDouble annualCost(LocalDate invoiced, LocalDate due) {
        long between = due.toEpochDay() - lastDay(invoiced).toEpochDay();
        return between > 0
                ? OptionalDouble.of(basisPoints / (WHOLE - basisPoints) * 365 / between)
                : OptionalDouble.empty();
    }
}
