package io.ballast.server.modellab;

import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;

/**
 * What the score said of a customer on a day, and what became of it within the horizon.
 *
 * @param customer the customer's code
 * @param day of the observation
 * @param use what it was used for when the card was made
 * @param points of the score
 * @param grade by points alone
 * @param probability of the bad outcome that the points stand for
 * @param isEvent whether it came
 */
record MaturedOutcome(
        String customer,
        LocalDate day,
        ScoreWatch.Use use,
        int points,
        Grade grade,
        double probability,
        boolean isEvent) {}
