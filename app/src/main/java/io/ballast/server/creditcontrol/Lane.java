package io.ballast.server.creditcontrol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Orders of customers who share limits, one behind the other. Guarded by {@link Lanes}, but for the log. */
final class Lane {
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final AccountLog log = new AccountLog();
    private boolean isTaken;
    private boolean isListed;

    AccountLog log() {
        return log;
    }

    /** Adds an order; whether the lane is to be listed now. */
    boolean add(Asked asked) {
        waiting.addLast(asked);
        return isListedNow();
    }

    Asked first() {
        return waiting.getFirst();
    }

    /** Whether its first order cannot be decided together with those of other lanes. */
    boolean isAlone() {
        return first().isSingle() || !first().place().isKept();
    }

    /**
     * Takes the lane, with the orders of its first customer that can be decided one after the other.
     *
     * @param ids of orders that were taken before; those of this lane are added
     */
    List<Asked> take(Set<UUID> ids, int most) {
        isListed = false;
        isTaken = true;
        List<Asked> taken = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        while (!waiting.isEmpty() && taken.size() < most) {
            OrderRequest next = first().request();
            boolean follows = taken.isEmpty()
                    || !first().isSingle()
                            && next.customer().equals(taken.getFirst().request().customer())
                            && !ids.contains(next.id())
                            && !numbers.contains(next.number());
            if (!follows) {
                break;
            }
            ids.add(next.id());
            numbers.add(next.number());
            taken.add(waiting.removeFirst());
            if (taken.getLast().isSingle()) {
                break;
            }
        }
        return taken;
    }

    /** Gives it back with what was not decided, which stands before what came meanwhile; whether it is to be listed. */
    boolean giveBack(List<Asked> undecided) {
        undecided.reversed().forEach(waiting::addFirst);
        isTaken = false;
        return isListedNow();
    }

    private boolean isListedNow() {
        boolean isNew = !isTaken && !isListed && !waiting.isEmpty();
        isListed = isListed || isNew;
        return isNew;
    }
}
