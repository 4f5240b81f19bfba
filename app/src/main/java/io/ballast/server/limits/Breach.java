package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.LimitPolicy;
import io.ballast.server.assessment.CreditStanding;
import io.ballast.server.customers.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What speaks against a limit by the policy; it refuses nothing, people decide. */
enum Breach {
    STOPPED,
    IN_DEFAULT,
    NOT_RATED,
    GRADE_BARS,
    ABOVE_CAP,
    BELOW_EXPOSURE;

    /**
     * All that apply.
     *
     * @param base what is asked for, in the currency of the policy
     */
    static List<Breach> of(
            LimitInForce base,
            boolean isCut,
            long exposureMinor,
            Customer.Status status,
            Optional<CreditStanding> standing,
            LimitPolicy policy) {
        List<Breach> breaches = new ArrayList<>();
        if (!isCut) {
            if (status != Customer.Status.ACTIVE) {
                breaches.add(STOPPED);
            }
            if (standing.isEmpty()) {
                breaches.add(NOT_RATED);
            }
            if (standing.filter(CreditStanding::isInDefault).isPresent()) {
                breaches.add(IN_DEFAULT);
            }
            if (standing.filter(of -> !policy.noCreditFrom().isWorseThan(of.grade()))
                    .isPresent()) {
                breaches.add(GRADE_BARS);
            }
            if (isAboveCap(base, policy)) {
                breaches.add(ABOVE_CAP);
            }
        }
        if (base instanceof LimitInForce.Amount(long minor) && minor < exposureMinor) {
            breaches.add(BELOW_EXPOSURE);
        }
        return breaches;
    }

    private static boolean isAboveCap(LimitInForce base, LimitPolicy policy) {
        if (policy.capMajor().isEmpty()) {
            return false;
        }
        long cap = Math.multiplyExact(
                policy.capMajor().getAsLong(), policy.currency().minorPerMajor());
        return switch (base) {
            case LimitInForce.None() -> false;
            case LimitInForce.Amount(long minor) -> minor > cap;
            case LimitInForce.Unlimited() -> true;
        };
    }

    /** Key of the message. */
    String label() {
        return "limits.breach." + name();
    }
}
