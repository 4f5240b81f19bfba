package io.ballast.server.notification;

import java.time.Instant;
import java.util.List;

/** Brings claimed deliveries of one channel to their receiver. */
interface Carrier {

    Channel channel();

    /** Whether this server can deliver by it. */
    boolean isReady();

    /** What may be tried, or why it is not any more. */
    sealed interface Outcome {
        /** It was tried. */
        record Tried(Answer answer) implements Outcome {}

        /** It must not be delivered now. */
        record Dropped(String why) implements Outcome {}

        /** It has to wait, and this was no attempt at all. */
        record Later(Instant at, String why) implements Outcome {}
    }

    /**
     * Tries once.
     *
     * @param together one delivery, or all of a digest, the oldest first
     */
    Outcome carry(List<Deliveries.Claimed> together, Instant now);

    /** When a failed delivery may be tried again at the earliest, if it was planned for a moment. */
    default Instant earliest(Deliveries.Claimed claimed, Instant planned) {
        return planned;
    }
}
