package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.CustomerClass;
import io.ballast.engine.scoring.PathToGrade;
import io.ballast.engine.scoring.Reason;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Warning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run found of one customer, as reports list it. Amounts are minor units of the run's currency.
 *
 * @param code of the customer
 * @param name of the customer
 * @param points score, higher is better
 * @param grade in force
 * @param customerClass class the grade counts as
 * @param riskLevel risk in one word
 * @param probabilityOfDefault within twelve months, 0..1
 * @param gradeBecause why the grade is not simply the one of the score, where it is not
 * @param nextGrade what would bring a better grade, where points can
 * @param coverage share of the score that rests on real readings, 0..1
 * @param limit limit in force
 * @param recommendedMinor limit the policy would grant
 * @param money what the customer owes
 * @param reasons why the score is not higher, worst first
 * @param measured those of the reasons that rest on a reading, not on the want of one
 * @param warnings rules that fired, loudest first
 */
public record Finding(
        String code,
        String name,
        int points,
        Grade grade,
        CustomerClass customerClass,
        RiskLevel riskLevel,
        double probabilityOfDefault,
        Optional<Text> gradeBecause,
        Optional<PathToGrade> nextGrade,
        double coverage,
        LimitInForce limit,
        OptionalLong recommendedMinor,
        Money money,
        List<Reason> reasons,
        List<Reason> measured,
        List<Warning> warnings) {
    public Finding {
        reasons = List.copyOf(reasons);
        measured = List.copyOf(measured);
        warnings = List.copyOf(warnings);
    }

    /**
     * What a customer owes.
     *
     * @param balanceMinor open items less what is unapplied
     * @param bucketsMinor open items by days past due, not due first
     * @param overdueMinor open items past due
     * @param unappliedCashMinor receipts that settle nothing yet
     * @param unappliedCreditMinor credit memos that settle nothing yet
     * @param exposureMinor gross exposure under the policy
     * @param sales90Minor invoiced in 90 days
     * @param oldestOverdueDays days the oldest open item is past due
     */
    public record Money(
            long balanceMinor,
            List<Long> bucketsMinor,
            long overdueMinor,
            long unappliedCashMinor,
            long unappliedCreditMinor,
            long exposureMinor,
            long sales90Minor,
            int oldestOverdueDays) {
        public Money {
            bucketsMinor = List.copyOf(bucketsMinor);
        }
    }
}
