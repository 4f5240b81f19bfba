package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;

/**
 * A customer of the run in force has another grade than it had.
 *
 * @param run the run in force
 * @param customer key of the customer
 * @param before the grade it had
 * @param after the grade it has
 */
public record RatingChanged(long run, long customer, Grade before, Grade after) {}
