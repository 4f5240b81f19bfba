package io.ballast.server.modellab;

import io.ballast.engine.model.watch.Agreement;
import io.ballast.engine.value.Grade;

/**
 * A customer as the card in force and a challenger see it.
 *
 * @param customer the customer's code
 * @param gradeInForce by points of the card in force alone
 * @param gradeOfChallenger by its probability
 * @param pointsInForce of the card in force
 * @param probabilityInForce that its points stand for
 * @param probabilityOfChallenger what the challenger says
 * @param exposureMinor what the customer owes, in minor units
 */
record ChallengedCustomer(
        String customer,
        Grade gradeInForce,
        Grade gradeOfChallenger,
        int pointsInForce,
        double probabilityInForce,
        double probabilityOfChallenger,
        long exposureMinor) {
    Agreement.Graded graded() {
        return new Agreement.Graded(gradeInForce, gradeOfChallenger, exposureMinor);
    }

    /** Grades between both. */
    int distance() {
        return Math.abs(gradeInForce.ordinal() - gradeOfChallenger.ordinal());
    }
}
