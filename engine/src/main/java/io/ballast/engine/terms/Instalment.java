package io.ballast.engine.terms;

/**
 * A part of a sale as it is to be paid.
 *
 * @param basisPoints its share
 * @param minor minor units, 0 or more
 * @param due when, moved off holidays
 */
public record Instalment(int basisPoints, long minor, DueRule.DueDate due) {}
