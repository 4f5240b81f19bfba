package io.ballast.engine.scoring;

import io.ballast.engine.value.Grade;

/**
 * Where a score stands on the master scale.
 *
 * @param computed grade the score leads to
 * @param grade grade in force: the computed one, unless a person's override holds
 * @param probabilityOfDefault within twelve months, 0..1, from the score whatever the override says
 */
public record Rating(Grade computed, Grade grade, double probabilityOfDefault) {
    public Rating {
        if (!(probabilityOfDefault >= 0 && probabilityOfDefault <= 1)) {
            throw new IllegalArgumentException("Probability of default out of range 0..1: " + probabilityOfDefault);
        }
    }
}
