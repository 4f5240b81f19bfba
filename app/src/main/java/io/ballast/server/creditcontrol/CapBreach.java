package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerLink;
import io.ballast.server.customers.GroupLink;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * A customer, or a group with all below it, over its concentration cap.
 *
 * @param customer key; empty of a group
 * @param code of the customer or group
 * @param exposureMinor by the run in force, reporting currency
 * @param portfolioMinor exposure of all customers, by the same run
 * @param capPercent share of it that is allowed
 * @param since day of the run that first said so
 */
public record CapBreach(
        OptionalLong customer,
        String code,
        String name,
        long exposureMinor,
        long portfolioMinor,
        long capPercent,
        LocalDate since) {
    public boolean isGroup() {
        return customer.isEmpty();
    }

    /** 0 or more, as a ratio. */
    public double share() {
        return (double) exposureMinor / portfolioMinor;
    }

    /** The page whose rows the exposure is made of. */
    public String path() {
        return isGroup() ? GroupLink.to(code) : CustomerLink.to(code);
    }
}
