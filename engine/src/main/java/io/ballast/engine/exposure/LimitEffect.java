package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What another limit of a customer would do to what it owes and has ordered.
 *
 * <ul>
 *   <li>shape: a file and a limit in, the open orders that would be held out
 *   <li>unit: minor units of the reporting currency, exact
 *   <li>an order is named if the check of its delivery, all of what is left of it, holds under the new limit and not
 *       under the present one; each is checked on its own
 *   <li>not for: orders that wait already
 *   <li>source: docs/sources.md#exposure
 * </ul>
 *
 * @param limit the other one
 * @param exposureMinor of the customer, gross
 * @param isOver whether that exceeds the limit as the policy has it
 * @param held open orders that would be held, as the position has them
 */
public record LimitEffect(LimitInForce limit, long exposureMinor, boolean isOver, List<Commitment> held) {
    public LimitEffect {
        held = List.copyOf(held);
    }

    /** The effect of a limit up to a last day, inclusive. */
    public static LimitEffect of(CreditFile file, LimitInForce limit, Optional<LocalDate> validTo, CheckPolicy policy) {
        CreditFile changed = file.withLimit(Level.CUSTOMER, limit, validTo);
        long exposure = file.position().grossMinor(policy);
        List<Commitment> held = new ArrayList<>();
        for (Commitment each : file.position().commitments()) {
            var order =
                    new OrderToCheck(each.number(), each.minor(), each.shipOn(), CheckPoint.DELIVERY, Optional.empty());
            if (each.minor() > 0 && isHeld(changed, order, policy) && !isHeld(file, order, policy)) {
                held.add(each);
            }
        }
        return new LimitEffect(limit, exposure, isOver(limit, exposure, policy), held);
    }

    private static boolean isHeld(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        return policy.outcome(Credit.results(file, order, policy)) == Outcome.HELD;
    }

    private static boolean isOver(LimitInForce limit, long exposureMinor, CheckPolicy policy) {
        return switch (limit) {
            case LimitInForce.None() -> exposureMinor > 0;
            case LimitInForce.Amount(long minor) -> policy.exceeded().isExceeded(exposureMinor, minor);
            case LimitInForce.Unlimited() -> false;
        };
    }

    /** What is left of all orders that would be held. */
    public long heldMinor() {
        long sum = 0;
        for (Commitment each : held) {
            sum = Math.addExact(sum, each.minor());
        }
        return sum;
    }
}
