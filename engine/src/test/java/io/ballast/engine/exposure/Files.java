package io.ballast.engine.exposure;

import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.receivable.ExceededWhen;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.TermsPolicy;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Credit files and policies for tests; amounts in major units with two decimals. */
final class Files {
    static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private Files() {}

    static long minor(double major) {
        return Math.round(major * 100);
    }

    /** A good customer, assessed today. */
    static CreditFile file(LimitInForce limit, Position position) {
        return new CreditFile(
                TODAY,
                limit,
                Optional.empty(),
                position,
                List.of(),
                false,
                Optional.of(RiskLevel.LOW),
                Optional.of(Grade.BBB),
                false,
                OptionalInt.of(0),
                new Reading.NotEnoughData(Lack.NO_DOCUMENTS),
                Optional.empty());
    }

    /** The same file in one more group, above those it has. */
    static CreditFile grouped(CreditFile file, LimitInForce limit, Position beside) {
        List<GroupFile> groups = new ArrayList<>(file.groups());
        String code = "AURORA " + (groups.size() + 1);
        groups.add(new GroupFile(code, "Aurora=Group", limit, Optional.empty(), beside));
        return new CreditFile(
                file.day(),
                file.limit(),
                file.limitValidTo(),
                file.position(),
                groups,
                file.isBlocked(),
                file.risk(),
                file.grade(),
                file.isInDefault(),
                file.assessmentAgeDays(),
                file.paymentIndex(),
                file.terms());
    }

    static LimitInForce limit(double major) {
        return new LimitInForce.Amount(minor(major));
    }

    static DueAmount due(int daysPastDue, double major) {
        return new DueAmount(TODAY.minusDays(daysPastDue), minor(major), 0);
    }

    static OrderToCheck order(String number, double major, int inDays, CheckPoint point) {
        return new OrderToCheck(number, minor(major), TODAY.plusDays(inDays), point);
    }

    /** One rule that holds, for everybody at every point. */
    static CheckRule rule(CheckKind kind, long threshold, int days, boolean isNet) {
        String code = kind.name().toLowerCase(java.util.Locale.ROOT) + (isNet ? "_net" : "");
        return new CheckRule(
                code,
                kind,
                EnumSet.allOf(CheckPoint.class),
                EnumSet.allOf(RiskLevel.class),
                Reaction.HOLD,
                threshold,
                days,
                isNet);
    }

    /** Unapplied cash and credit are deducted. */
    static CheckPolicy policy(ExceededWhen exceeded, CheckRule... rules) {
        return new CheckPolicy(
                exceeded, true, true, BillShares.USUAL, List.of(rules), TermsPolicy.standard(), CheckPolicy.USUAL);
    }

    static CheckPolicy policy(CheckRule... rules) {
        return policy(ExceededWhen.ABOVE, rules);
    }

    static CheckResult result(Decision decision, String code) {
        return decision.results().stream()
                .filter(result -> result.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
