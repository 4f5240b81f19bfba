package io.ballast.server.customers;

import io.ballast.engine.receivable.PointInTime;
import java.util.Optional;

/** The day that figures of customers are of: contributed by the module that assesses them. */
@FunctionalInterface
public interface DataDay {

    /** The day of the assessment in force, and which recordings it saw; nothing before the first assessment. */
    Optional<PointInTime> inForce();
}
