package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.GradeRange;
import io.ballast.engine.value.Grade;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A customer as the list shows it: who it is, and what the run in force said of it.
 *
 * @param id key
 * @param who name and place in the company
 * @param verdict what the run said, empty before the first run or for a customer added since
 */
record CustomerLine(long id, Who who, Optional<Verdict> verdict) {

    /** Master data of the list. */
    record Who(
            String code,
            String name,
            Optional<String> owner,
            Optional<String> department,
            Optional<String> region,
            Optional<String> industry,
            String status) {}

    /** The range is that of the policy of the run; amounts are minor units of the reporting currency. */
    record Verdict(
            GradeRange range,
            int points,
            OptionalInt previousPoints,
            double probabilityOfDefault,
            double coverage,
            LimitInForce limit,
            long exposureMinor,
            OptionalDouble utilisation,
            long balanceMinor,
            long overdueMinor,
            int oldestOverdueDays,
            long sales90Minor,
            OptionalLong recommendedMinor,
            int severity,
            int warnings) {

        /** The grade in force. */
        Grade grade() {
            return range.grade();
        }

        /** What may still be bought on credit; below zero over the limit. */
        OptionalLong freeMinor() {
            return limit instanceof LimitInForce.Amount amount
                    ? OptionalLong.of(amount.minor() - exposureMinor)
                    : OptionalLong.empty();
        }
    }
}
