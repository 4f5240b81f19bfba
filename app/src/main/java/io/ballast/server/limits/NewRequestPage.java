package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.assessment.CreditStanding;
import io.ballast.server.customers.Customer;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Panels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The form that asks for a limit, beside what is known of the customer.
 *
 * @param known what is known of the customer, once there is one
 * @param plan what it would mean, once that was asked
 * @param isOpen whether the viewer knows of every customer, and so may see the total of the group
 */
record NewRequestPage(
        RequestForm form, Optional<Known> known, Optional<Meant> plan, Currency currency, boolean isOpen) {

    /**
     * A customer.
     *
     * @param methods what the limit methods say, if it was assessed
     */
    record Known(
            Customer customer, Headroom used, Optional<CreditStanding> standing, Optional<Panels.Section> methods) {
        OptionalDouble utilisation() {
            return used.limit() instanceof LimitInForce.Amount(long minor) && minor > 0
                    ? OptionalDouble.of((double) used.grossMinor() / minor)
                    : OptionalDouble.empty();
        }
    }

    /** What a request would mean. */
    record Meant(Asked asked, Plan plan, List<Breach> breaches) {
        Meant {
            breaches = List.copyOf(breaches);
        }
    }

    List<RequestForms.Kind> kinds() {
        return List.of(RequestForms.Kind.values());
    }

    String limit(Known of, Fmt fmt) {
        return LimitWords.limit(of.used().limit(), currency, fmt);
    }
}
