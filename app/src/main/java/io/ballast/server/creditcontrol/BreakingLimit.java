package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerLink;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A customer's own limit that is likely to break. Amounts are minor units of the reporting currency.
 *
 * @param customer key
 * @param owner code of who is in charge, empty if nobody is
 * @param breaksOn first day on which the exposure exceeds the limit
 * @param exposureMinor on that day
 * @param lowestMinor the least that is left within the days looked ahead, on {@code lowestOn}
 * @param delayDays days behind the due day after which payments are expected; empty where due days are taken
 * @param asOf day it was looked at
 * @param causes the largest parts of the exposure on the day it breaks, the largest first
 */
record BreakingLimit(
        long customer,
        String code,
        String name,
        String owner,
        LocalDate breaksOn,
        long limitMinor,
        long exposureMinor,
        LocalDate lowestOn,
        long lowestMinor,
        Optional<Integer> delayDays,
        Currency currency,
        LocalDate asOf,
        Optional<Long> run,
        List<BreakCause> causes) {
    BreakingLimit {
        causes = List.copyOf(causes);
    }

    /** What is left on the day it breaks: negative. */
    long availableMinor() {
        return Math.subtractExact(limitMinor, exposureMinor);
    }

    /** Whether it is broken by that day already. */
    boolean isBroken(LocalDate today) {
        return !breaksOn.isAfter(today);
    }

    /** Where the forecast is, day by day. */
    String link() {
        return CustomerLink.to(code) + "#headroom";
    }
}
