package io.ballast.server.modellab;

import java.time.LocalDate;

/**
 * A person's finding on the scorecard in force.
 *
 * @param id key
 * @param policyId the version of the policy it stood in
 * @param verdict what was found
 * @param note why
 * @param validUntil day by which it has to be validated again
 * @param by user name
 * @param on day
 */
record Validation(long id, long policyId, Verdict verdict, String note, LocalDate validUntil, String by, LocalDate on) {

    /** What a validation found. */
    enum Verdict {
        FIT,
        CONDITIONS,
        UNFIT
    }
}
