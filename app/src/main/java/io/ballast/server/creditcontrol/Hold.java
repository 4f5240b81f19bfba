package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeldOrder;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.value.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * An order that waits, or has waited.
 *
 * @param id of the decision that placed it
 * @param last decision on the order, whose reasons are those of the hold
 * @param marginMinor what is earned with it, minor units of the reporting currency; empty if nobody said
 * @param forced that somebody holds it by hand
 * @param revision counts its changes
 * @param ended how it ended; empty while it waits
 */
record Hold(
        UUID id,
        StoredDecision last,
        OptionalLong marginMinor,
        Instant placedAt,
        String placedBy,
        State state,
        Optional<Forced> forced,
        Instant recheckedAt,
        long revision,
        Optional<Ended> ended) {

    /**
     * A hold by hand.
     *
     * @param until its last day; empty while open-ended
     */
    record Forced(String by, Optional<LocalDate> until, String why) {
        boolean isInForce(LocalDate day) {
            return until.isEmpty() || !until.orElseThrow().isBefore(day);
        }
    }

    /** How it ended. */
    record Ended(Instant at, String by, String why) {}

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isForced(LocalDate day) {
        return forced.filter(by -> by.isInForce(day)).isPresent();
    }

    /** What waits, as the engine is asked about it. */
    HeldOrder order() {
        return new HeldOrder(orderOf(last.baseMinor()), marginMinor);
    }

    /** The same order with another value, minor units of the reporting currency. */
    OrderToCheck orderOf(long minor) {
        return new OrderToCheck(
                last.number(),
                minor,
                Optional.of(last.shipOn()),
                last.point(),
                last.decision().terms(),
                last.decision().company());
    }

    /** What became of it. */
    enum State {
        OPEN(Text.of("待处理", "Waiting")),
        RELEASED(Text.of("人工放行", "Released")),
        CLEARED(Text.of("检查通过", "Cleared by its checks")),
        REJECTED(Text.of("已拒绝", "Rejected")),
        WITHDRAWN(Text.of("已撤回", "Withdrawn"));

        private final Text label;

        State(Text label) {
            this.label = label;
        }

        Text label() {
            return label;
        }
    }
}
