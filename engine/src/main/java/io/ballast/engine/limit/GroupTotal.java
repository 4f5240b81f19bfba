package io.ballast.engine.limit;

import io.ballast.engine.ledger.LimitInForce;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a group would be granted in all if a request were approved.
 *
 * <pre>of a customer: the highest amount that counts for it
 *of one that stands above others, as a group or a customer with limits with single companies:
 *               its own highest amount, or what those below it have in all, whichever is more
 *total          = sum over those that stand below no other</pre>
 * <ul><li>shape: any number of amounts in, one total out <li>unit: minor units <li>no value: one of them is unlimited,
 * or the sum is beyond any amount of money <li>error: exact</ul>
 *
 * @param counted the amounts that make up the total, in the order in which their obligors were first named
 * @param minor the total; empty if it is unlimited
 */
public record GroupTotal(List<Stake> counted, OptionalLong minor) {
    public GroupTotal {
        counted = List.copyOf(counted);
    }

    /**
     * Of each obligor the highest; of equal ones the first.
     *
     * @param above the group right above an obligor; obligors that are not named stand below none
     * @throws IllegalArgumentException if a group stands below itself
     */
    public static GroupTotal of(List<Stake> stakes, Map<String, String> above) {
        Map<String, Stake> highest = new LinkedHashMap<>();
        stakes.forEach(
                stake -> highest.merge(stake.obligor(), stake, (known, other) -> other.isAbove(known) ? other : known));
        var tree = new Tree(highest, new LinkedHashMap<>(), new ArrayList<>());
        Set<String> placed = new HashSet<>();
        highest.keySet().forEach(obligor -> tree.place(obligor, above, placed));
        List<Stake> counted =
                tree.tops.stream().flatMap(top -> tree.counted(top).stream()).toList();
        return new GroupTotal(counted, sum(counted));
    }

    private record Tree(Map<String, Stake> highest, Map<String, List<String>> below, List<String> tops) {

        /** Puts an obligor and the groups above it below one another, each once. */
        void place(String obligor, Map<String, String> above, Set<String> placed) {
            Set<String> way = new HashSet<>();
            String at = obligor;
            while (placed.add(at)) {
                way.add(at);
                String group = above.get(at);
                if (group == null) {
                    tops.add(at);
                    return;
                }
                below.computeIfAbsent(group, any -> new ArrayList<>()).add(at);
                at = group;
            }
            if (way.contains(at)) {
                throw new IllegalArgumentException("The group stands below itself: " + at);
            }
        }

        List<Stake> counted(String obligor) {
            List<Stake> parts = below.getOrDefault(obligor, List.of()).stream()
                    .flatMap(one -> counted(one).stream())
                    .toList();
            return Optional.ofNullable(highest.get(obligor))
                    .filter(own -> Stake.compare(own.limit(), whole(parts)) >= 0)
                    .map(List::of)
                    .orElse(parts);
        }
    }

    private static LimitInForce whole(List<Stake> parts) {
        OptionalLong sum = sum(parts);
        return sum.isPresent() ? new LimitInForce.Amount(sum.getAsLong()) : new LimitInForce.Unlimited();
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
