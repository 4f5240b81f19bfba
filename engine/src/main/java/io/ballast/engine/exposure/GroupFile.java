package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of the group a customer belongs to.
 *
 * @param limitValidTo last day of the limit, inclusive; empty if it has none
 * @param position all members added up, the customer included
 */
public record GroupFile(String name, LimitInForce limit, Optional<LocalDate> limitValidTo, Position position) {}
