package io.ballast.server.assessment;

import io.ballast.engine.value.Currency;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The portfolio of one day under a draft and under the policy in force, added up.
 *
 * @param id key
 * @param draftId the draft
 * @param draftHash the text that was tried
 * @param comparedCode code of the policy it is compared with
 * @param comparedHash its hash
 * @param asOf day of the facts
 * @param currency of every amount
 * @param startedBy user name
 * @param finishedAt when it ended
 * @param customers how many were judged
 * @param better how many of them have a better grade under the draft
 * @param worse how many a worse one
 * @param betterExposureMinor what those owe that have a better grade
 * @param worseExposureMinor what those owe that have a worse grade
 * @param changed how many stand differently in points, grade, limit or warnings
 * @param fromLimitMinor sum of recommended limits under the policy in force
 * @param toLimitMinor the same under the draft
 * @param fromWarnings warnings under the policy in force
 * @param toWarnings the same under the draft
 */
record Simulation(
        long id,
        long draftId,
        String draftHash,
        String comparedCode,
        String comparedHash,
        LocalDate asOf,
        Currency currency,
        String startedBy,
        Instant finishedAt,
        int customers,
        int better,
        int worse,
        long betterExposureMinor,
        long worseExposureMinor,
        int changed,
        long fromLimitMinor,
        long toLimitMinor,
        int fromWarnings,
        int toWarnings) {
    int same() {
        return customers - better - worse;
    }
}
