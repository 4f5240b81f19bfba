package io.ballast.server.creditcontrol;

import java.util.Optional;

/** What a person had to do with an order that waits, before it is to be released. */
enum HandInOrder {
    ASKED(Optional.of("creditcontrol.fault.release-own")),
    GRADED(Optional.of("creditcontrol.fault.release-graded")),
    NONE(Optional.empty());

    private final Optional<String> fault;

    HandInOrder(Optional<String> fault) {
        this.fault = fault;
    }

    /** Key of the message why the person may not release it; empty if the person may. */
    Optional<String> fault() {
        return fault;
    }
}
