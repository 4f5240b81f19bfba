package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of one of the groups a customer belongs to.
 *
 * @param limitValidTo last day of the limit, inclusive; empty if it has none
 * @param beside what its members have, without the customer and without those of the groups that are nearer to it: so
 *     every member stands in one place of the path
 */
public record GroupFile(
        String code, String name, LimitInForce limit, Optional<LocalDate> limitValidTo, Position beside) {
    GroupFile withBeside(Position other) {
        return new GroupFile(code, name, limit, limitValidTo, other);
    }

    GroupFile withLimit(LimitInForce newLimit, Optional<LocalDate> validTo) {
        return new GroupFile(code, name, newLimit, validTo, beside);
    }
}
