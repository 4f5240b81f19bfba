package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Reaction.HOLD;
import static io.ballast.engine.exposure.Reaction.WARN;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The checks a company starts with. Reasons for each figure: docs/order-checks.md. */
final class StandardChecks {
    private static final Set<CheckPoint> EVERYWHERE = EnumSet.allOf(CheckPoint.class);
    private static final Set<CheckPoint> ORDERS = EnumSet.of(CheckPoint.ORDER);
    private static final Set<RiskLevel> ALL = EnumSet.allOf(RiskLevel.class);
    private static final Set<RiskLevel> RISKY = EnumSet.of(RiskLevel.HIGH);
    private static final Set<RiskLevel> OTHERS = EnumSet.of(RiskLevel.LOW, RiskLevel.MEDIUM);
    private static final int HORIZON_DAYS = 60;
    private static final int LARGE_ORDER_MAJOR = 500_000;

    private StandardChecks() {}

    static List<CheckRule> of(Currency currency) {
        return List.of(
                rule("status_block", CheckKind.STATUS_BLOCK, EVERYWHERE, ALL, HOLD, 0, 0),
                rule("in_default", CheckKind.IN_DEFAULT, EVERYWHERE, ALL, HOLD, 0, 0),
                rule("no_limit", CheckKind.NO_LIMIT, EVERYWHERE, ALL, HOLD, 0, 0),
                rule("limit_expired", CheckKind.LIMIT_EXPIRED, EVERYWHERE, ALL, HOLD, 0, 0),
                rule("static_limit", CheckKind.STATIC_LIMIT, EVERYWHERE, RISKY, HOLD, 100, 0),
                rule("dynamic_limit", CheckKind.DYNAMIC_LIMIT, EVERYWHERE, OTHERS, HOLD, 100, HORIZON_DAYS),
                rule("limit_nearly_used", CheckKind.DYNAMIC_LIMIT, ORDERS, ALL, WARN, 90, HORIZON_DAYS),
                rule("group_limit", CheckKind.GROUP_LIMIT, EVERYWHERE, ALL, HOLD, 100, HORIZON_DAYS),
                rule("company_limit", CheckKind.COMPANY_LIMIT, EVERYWHERE, ALL, HOLD, 100, HORIZON_DAYS),
                rule("kind_limit", CheckKind.KIND_LIMIT, EVERYWHERE, ALL, HOLD, 100, 0),
                rule("concentration", CheckKind.CONCENTRATION, ORDERS, OTHERS, WARN, 10, 0),
                rule("concentration_high_risk", CheckKind.CONCENTRATION, ORDERS, RISKY, WARN, 5, 0),
                rule("oldest_item", CheckKind.OLDEST_ITEM, EVERYWHERE, OTHERS, HOLD, 30, 0),
                rule("oldest_item_high_risk", CheckKind.OLDEST_ITEM, EVERYWHERE, RISKY, HOLD, 15, 0),
                rule("overdue_share", CheckKind.OVERDUE_SHARE, ORDERS, ALL, WARN, 30, 5),
                rule("group_overdue", CheckKind.GROUP_OVERDUE, ORDERS, ALL, WARN, 60, 0),
                rule("payment_index", CheckKind.PAYMENT_INDEX, ORDERS, ALL, WARN, 50, 0),
                rule("grade", CheckKind.GRADE, ORDERS, ALL, HOLD, Grade.CCC.rank(), 0),
                rule("terms_rank", CheckKind.TERMS_RANK, ORDERS, ALL, WARN, 0, 0),
                rule("assessment_age", CheckKind.ASSESSMENT_AGE, ORDERS, ALL, WARN, 35, 0),
                rule("large_order", CheckKind.DOCUMENT_VALUE, ORDERS, ALL, WARN, largeOrderMinor(currency), 0));
    }

    private static long largeOrderMinor(Currency currency) {
        return LARGE_ORDER_MAJOR * currency.minorPerMajor();
    }

    private static CheckRule rule(
            String code,
            CheckKind kind,
            Set<CheckPoint> points,
            Set<RiskLevel> risks,
            Reaction reaction,
            long threshold,
            int days) {
        return new CheckRule(code, kind, points, risks, reaction, threshold, days, false);
    }
}
