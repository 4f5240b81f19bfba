package io.ballast.engine.limit;

import io.ballast.engine.ledger.LimitInForce;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a group would be granted in all if a request were approved.
 *
 * <pre>total = sum over customers of the highest amount that counts for it</pre>
 * <ul><li>shape: any number of amounts in, one total out <li>unit: minor units <li>no value: one of them is unlimited,
 * or the sum is beyond any amount of money <li>error: exact</ul>
 *
 * @param counted the amount that counts of each customer, in the order in which the customers were first named
 * @param minor the total; empty if it is unlimited
 */
public record GroupTotal(List<Stake> counted, OptionalLong minor) {
    public GroupTotal {
        counted = List.copyOf(counted);
    }

    /** Of each customer the highest; of equal ones the first. */
    public static GroupTotal of(List<Stake> stakes) {
        Map<String, Stake> highest = new LinkedHashMap<>();
        stakes.forEach(stake ->
                highest.merge(stake.customer(), stake, (known, other) -> other.isAbove(known) ? other : known));
        List<Stake> counted = List.copyOf(highest.values());
        return new GroupTotal(counted, sum(counted));
    }

    private static OptionalLong sum(List<Stake> counted) {
        long sum = 0;
        for (Stake stake : counted) {
            switch (stake.limit()) {
                case LimitInForce.Unlimited() -> {
                    return OptionalLong.empty();
                }
                case LimitInForce.None() -> {}
                case LimitInForce.Amount(long minor) -> {
                    if (sum > Long.MAX_VALUE - minor) {
                        return OptionalLong.empty();
                    }
                    sum += minor;
                }
            }
        }
        return OptionalLong.of(sum);
    }
}
