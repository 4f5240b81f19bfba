package io.ballast.engine.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of a customer's waiting orders can ship together, by one strategy. Every order of it passes the whole policy
 * with those before it counted, not only the limit.
 *
 * <ul>
 *   <li>shape: a file, waiting orders from the oldest to the youngest and a policy in, two lists out
 *   <li>most value and most margin are searched exhaustively as long as {@link #MOST_STEPS} suffice; then
 *       {@code isBest} is false and the plan is the best one seen
 *   <li>source: docs/sources.md#exposure
 * </ul>
 *
 * @param released those that can ship, in the order in which they are to be checked
 * @param left the others, from the oldest to the youngest
 * @param isBest whether no other choice has more of what the strategy wants
 */
public record ReleasePlan(Strategy strategy, List<HeldOrder> released, List<HeldOrder> left, boolean isBest) {
    /** The most choices of one order that are tried. */
    public static final int MOST_STEPS = 20_000;

    public ReleasePlan {
        released = List.copyOf(released);
        left = List.copyOf(left);
    }

    /** The plan of a strategy for orders from the oldest to the youngest. */
    public static ReleasePlan of(Strategy strategy, CreditFile file, List<HeldOrder> waiting, CheckPolicy policy) {
        return switch (strategy) {
            case FIFO, FIFO_WITH_SKIP -> inTurn(strategy, file, waiting, policy);
            case MOST_VALUE, MOST_MARGIN -> new Search(strategy, waiting, policy).best(file, waiting);
        };
    }

    /** Every strategy's plan, to choose from. */
    public static List<ReleasePlan> all(CreditFile file, List<HeldOrder> waiting, CheckPolicy policy) {
        List<ReleasePlan> plans = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            plans.add(of(strategy, file, waiting, policy));
        }
        return plans;
    }

    /** What ships, minor units. */
    public long valueMinor() {
        return released.stream().mapToLong(each -> each.order().minor()).sum();
    }

    /** What is earned with it, as far as it is known, minor units. */
    public long marginMinor() {
        return released.stream().mapToLong(each -> each.marginMinor().orElse(0)).sum();
    }

    private static ReleasePlan inTurn(Strategy strategy, CreditFile file, List<HeldOrder> waiting, CheckPolicy policy) {
        List<HeldOrder> released = new ArrayList<>();
        List<HeldOrder> left = new ArrayList<>();
        CreditFile now = file;
        for (HeldOrder each : waiting) {
            boolean isStopped = strategy == Strategy.FIFO && !left.isEmpty();
            if (!isStopped && passes(now, each, policy)) {
                released.add(each);
                now = after(now, each);
            } else {
                left.add(each);
            }
        }
        return new ReleasePlan(strategy, released, left, true);
    }

    private static boolean passes(CreditFile file, HeldOrder held, CheckPolicy policy) {
        return policy.outcome(Credit.results(file.forCheckOf(held.order()), held.order(), policy)) != Outcome.HELD;
    }

    private static CreditFile after(CreditFile file, HeldOrder shipped) {
        return file.forCheckOf(shipped.order()).with(shipped.order());
    }

    /** Branch and bound over taking or leaving each order, those worth most first. */
    private static final class Search {
        private final Strategy strategy;
        private final CheckPolicy policy;
        private final List<HeldOrder> order;
        private final long[] worthFrom;
        private List<HeldOrder> best = List.of();
        private long bestWorth;
        private int steps;

        Search(Strategy strategy, List<HeldOrder> waiting, CheckPolicy policy) {
            this.strategy = strategy;
            this.policy = policy;
            this.order = waiting.stream()
                    .sorted(Comparator.comparingLong(this::worth).reversed())
                    .toList();
            this.worthFrom = new long[order.size() + 1];
            for (int at = order.size() - 1; at >= 0; at--) {
                worthFrom[at] = worthFrom[at + 1] + worth(order.get(at));
            }
        }

        private long worth(HeldOrder held) {
            return strategy == Strategy.MOST_VALUE
                    ? held.order().minor()
                    : Math.max(0, held.marginMinor().orElse(0));
        }

        ReleasePlan best(CreditFile file, List<HeldOrder> waiting) {
            search(file, 0, 0, List.of());
            List<HeldOrder> left =
                    waiting.stream().filter(each -> !best.contains(each)).toList();
            return new ReleasePlan(strategy, best, left, steps < MOST_STEPS);
        }

        /** Between choices that are worth the same, the one with more orders wins, and then the first. */
        private void search(CreditFile file, int at, long worth, List<HeldOrder> taken) {
            if (worth > bestWorth || worth == bestWorth && taken.size() > best.size()) {
                bestWorth = worth;
                best = taken;
            }
            if (at == order.size() || !canBeBetter(at, worth, taken.size()) || ++steps >= MOST_STEPS) {
                return;
            }
            HeldOrder next = order.get(at);
            if (passes(file, next, policy)) {
                List<HeldOrder> with = new ArrayList<>(taken);
                with.add(next);
                search(after(file, next), at + 1, worth + worth(next), with);
            }
            search(file, at + 1, worth, taken);
        }

        private boolean canBeBetter(int at, long worth, int taken) {
            long most = worth + worthFrom[at];
            return most > bestWorth || most == bestWorth && taken + order.size() - at > best.size();
        }
    }
}
