package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import io.ballast.server.assessment.GradeOverrides.Placed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The grade of a customer as the score gives it and as a person set it, with the forms to set and to lift it.
 *
 * @param code of the customer
 * @param evidence what the run in force said, empty for a customer it has not seen
 * @param placed all overrides, newest first
 * @param today day that no override may end before
 * @param form what was asked for, with what is wrong of it
 */
record OverridePage(String code, Optional<Evidence> evidence, List<Placed> placed, LocalDate today, OverrideForm form) {
    OverridePage {
        placed = List.copyOf(placed);
    }

    /** The one that holds today. */
    Optional<Placed> inForce() {
        return placed.stream()
                .filter(one -> one.liftedAt().isEmpty() && !one.until().isBefore(today))
                .findFirst();
    }

    /** Those that hold no more. */
    List<Placed> past() {
        return placed.stream()
                .filter(one -> inForce().filter(one::equals).isEmpty())
                .toList();
    }

    Optional<Grade> computed() {
        return evidence.map(said -> said.standing().rating().computed());
    }

    /** Whether the run in force does not show yet what holds: the customer is being assessed anew. */
    boolean isUnderWay() {
        return inForce().isPresent()
                && evidence.filter(seen ->
                                seen.verdict().grade() != inForce().get().grade())
                        .isPresent();
    }
}
