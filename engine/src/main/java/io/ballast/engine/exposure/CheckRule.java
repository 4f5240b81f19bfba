package io.ballast.engine.exposure;

import io.ballast.engine.scoring.RiskLevel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One check of a policy: what it measures, where and for whom, and what its failure does.
 *
 * @param code stable name, lower_snake_case
 * @param points steps of a sale at which it is made
 * @param risks risk levels of the customers it is made for; a customer without a rating counts as the worst
 * @param threshold in the kind's unit; of a limit check the percentage of the limit, 100 being the limit itself; of
 *     {@link CheckKind#TERMS_RANK} days beyond those granted that are let pass
 * @param days of {@link CheckKind#DYNAMIC_LIMIT}, {@link CheckKind#COMPANY_LIMIT} and {@link CheckKind#GROUP_LIMIT} the
 *     horizon, orders that ship later do not count (a limit of a company or group with 0 counts every order); of
 *     overdue checks the days overdue that are let pass; otherwise 0
 * @param isNet whether securities are deducted; limits of customers and groups only
 */
public record CheckRule(
        String code,
        CheckKind kind,
        Set<CheckPoint> points,
        Set<RiskLevel> risks,
        Reaction reaction,
        long threshold,
        int days,
        boolean isNet) {
    private static final int MOST_DAYS = 3_650;
    private static final int WHOLE = 100;

    public CheckRule {
        if (!code.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Codes of checks are lower_snake_case: '" + code + "'");
        }
        if (points.isEmpty() || risks.isEmpty()) {
            throw new IllegalArgumentException("Check " + code + " applies nowhere or to nobody");
        }
        boolean isShare = kind == CheckKind.OVERDUE_SHARE || kind == CheckKind.CONCENTRATION;
        boolean isWhole = isShare && threshold > WHOLE;
        boolean isNothing = (kind.isLimit() || kind == CheckKind.CONCENTRATION) && threshold == 0;
        if (!kind.unit().isAllowed(threshold) || isWhole || isNothing) {
            throw new IllegalArgumentException("Threshold of " + code + " out of range: " + threshold);
        }
        if (days < 0 || days > MOST_DAYS || (days > 0 && !kind.hasDays())) {
            throw new IllegalArgumentException("Days of " + code + " out of range: " + days);
        }
        if (isNet && !kind.mayDeductSecurities()) {
            throw new IllegalArgumentException("Only limits of customers and groups deduct securities, not " + code);
        }
        points = Collections.unmodifiableSet(EnumSet.copyOf(points));
        risks = Collections.unmodifiableSet(EnumSet.copyOf(risks));
    }

    boolean applies(CheckPoint point, RiskLevel risk) {
        return points.contains(point) && risks.contains(risk);
    }
}
