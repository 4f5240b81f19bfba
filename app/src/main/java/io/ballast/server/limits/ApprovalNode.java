package io.ballast.server.limits;

import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One person who has to agree to a request.
 *
 * @param place in the order of the chain
 * @param because why
 * @param assignedTo key and name of the one person it was handed to
 * @param cameAt when its turn came
 * @param dueAt until when the decision is expected
 */
record ApprovalNode(
        int place,
        Voter voter,
        Origin origin,
        Text because,
        Optional<Person> assignedTo,
        Optional<Instant> cameAt,
        Optional<Instant> dueAt,
        Optional<Decided> decided) {

    /** Why a node is in the chain. */
    enum Origin {
        POLICY,
        GROWN,
        ADDED
    }

    /** A user as a chain names one. */
    record Person(long id, String username) {}

    /** What was decided, by whom, when, and with which words. */
    record Decided(boolean isApproval, Person by, Instant at, String comment) {}

    boolean isTurn() {
        return cameAt.isPresent() && decided.isEmpty();
    }

    /** From its turn to the decision. */
    Optional<Duration> took() {
        return decided.flatMap(done -> cameAt.map(came -> Duration.between(came, done.at())));
    }
}
