package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import io.ballast.server.assessment.RiskGrade;
import io.ballast.server.customers.Customer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a decision on a limit has to know of whose it is, as things are now.
 *
 * @param used limit in force and exposure, in the reporting currency
 * @param whole the same of the customer as a whole, where it is about a limit with one company of ours
 * @param members the customer alone, or all members of the group
 */
record ObligorFacts(Headroom used, Optional<Headroom> whole, List<Member> members) {
    ObligorFacts {
        members = List.copyOf(members);
    }

    /** A customer with its grade, if it is rated. */
    record Member(Customer.Status status, Optional<RiskGrade> graded) {}

    /** That of the riskiest member; the worst where one of them is not rated, or there is none. */
    RiskLevel risk() {
        return members.stream()
                .map(member -> member.graded().map(RiskGrade::risk).orElse(RiskLevel.HIGH))
                .max(Comparator.naturalOrder())
                .orElse(RiskLevel.HIGH);
    }

    /** The grade of a customer; none of a group, and none before it is rated. */
    Optional<Grade> grade() {
        return used.level().isGroup()
                ? Optional.empty()
                : members.stream()
                        .flatMap(member -> member.graded().stream())
                        .map(RiskGrade::grade)
                        .findFirst();
    }

    /** Exposure as a share of the limit in force; none where that is no amount. */
    OptionalDouble utilisation() {
        return used.limit() instanceof LimitInForce.Amount(long minor) && minor > 0
                ? OptionalDouble.of((double) used.grossMinor() / minor)
                : OptionalDouble.empty();
    }
}
