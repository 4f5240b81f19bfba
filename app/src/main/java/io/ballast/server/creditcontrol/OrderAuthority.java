package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.OrderToCheck;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What people decided about a customer's orders: which are held by hand, which are released, and which wait.
 *
 * @param waiting open holds by the number of their order
 * @param releases that were not over when they were read
 */
record OrderAuthority(Map<String, Waiting> waiting, List<StoredRelease> releases) {
    OrderAuthority {
        waiting = Map.copyOf(waiting);
        releases = List.copyOf(releases);
    }

    /** An order that waits. */
    record Waiting(UUID hold, Optional<Hold.Forced> forced) {}

    /** The release that covers all of an order, delivery or goods issue on a day; a hold by hand stands above it. */
    Optional<StoredRelease> covering(OrderToCheck order, LocalDate day) {
        return releases.stream()
                .filter(release -> release.number().equals(order.number())
                        && release.at(order.point()).covers(day, order.minor()))
                .findFirst();
    }

    boolean isWaiting(String number) {
        return waiting.containsKey(number);
    }

    /** The same when an order waits; one that waits already goes on as it does. */
    OrderAuthority withWaiting(String number, UUID decision) {
        if (isWaiting(number)) {
            return this;
        }
        Map<String, Waiting> more = new HashMap<>(waiting);
        more.put(number, new Waiting(decision, Optional.empty()));
        return new OrderAuthority(more, releases);
    }

    boolean isForced(String number, LocalDate day) {
        return Optional.ofNullable(waiting.get(number))
                .flatMap(Waiting::forced)
                .filter(by -> by.isInForce(day))
                .isPresent();
    }

    /** Whose word decides on an order on a day. */
    Authority over(OrderToCheck order, LocalDate day) {
        if (isForced(order.number(), day)) {
            return Authority.HELD_BY_HAND;
        }
        return covering(order, day).isPresent() ? Authority.RELEASED : Authority.CHECKS;
    }
}
