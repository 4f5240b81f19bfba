package io.ballast.server.assessment;

/**
 * A person put a grade in place of the computed one, or lifted it.
 *
 * @param customer key of the customer
 */
public record OverrideChanged(long customer) {}
