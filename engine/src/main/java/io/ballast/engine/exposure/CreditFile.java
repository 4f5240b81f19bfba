package io.ballast.engine.exposure;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything a credit check looks at, as of one day.
 *
 * @param day today, and the day of position and limits
 * @param limit in force for the customer
 * @param limitValidTo last day of the limit, inclusive; empty if it has none
 * @param position of the customer itself
 * @param isBlocked whether the customer is stopped or closed
 * @param risk by the last assessment
 * @param grade by the last assessment
 * @param isInDefault by the last assessment
 * @param assessmentAgeDays days since the last assessment, 0 or more; empty if there was none
 * @param paymentIndex points, 0 to 100, by the last assessment
 */
public record CreditFile(
        LocalDate day,
        LimitInForce limit,
        Optional<LocalDate> limitValidTo,
        Position position,
        Optional<GroupFile> group,
        boolean isBlocked,
        Optional<RiskLevel> risk,
        Optional<Grade> grade,
        boolean isInDefault,
        OptionalInt assessmentAgeDays,
        Reading paymentIndex) {
    public CreditFile {
        if (assessmentAgeDays.isPresent() && assessmentAgeDays.getAsInt() < 0) {
            throw new IllegalArgumentException("Age of an assessment is negative: " + assessmentAgeDays.getAsInt());
        }
    }

    /** The risk level whose checks are made: a customer without a rating counts as the worst. */
    public RiskLevel checkedAs() {
        return risk.orElse(RiskLevel.HIGH);
    }

    /** The day of the last assessment; today where there was none. */
    LocalDate assessedOn() {
        return day.minusDays(assessmentAgeDays.orElse(0));
    }

    /**
     * The same with another position.
     *
     * @param ofGroup position of the group, as it was if empty
     */
    public CreditFile withPositions(Position own, Optional<Position> ofGroup) {
        Optional<GroupFile> changed =
                group.map(g -> new GroupFile(g.name(), g.limit(), g.limitValidTo(), ofGroup.orElse(g.position())));
        return new CreditFile(
                day,
                limit,
                limitValidTo,
                own,
                changed,
                isBlocked,
                risk,
                grade,
                isInDefault,
                assessmentAgeDays,
                paymentIndex);
    }

    CreditFile withLimit(Level level, LimitInForce newLimit, Optional<LocalDate> validTo) {
        boolean isOwn = level == Level.CUSTOMER;
        Optional<GroupFile> changed =
                isOwn ? group : group.map(g -> new GroupFile(g.name(), newLimit, validTo, g.position()));
        return new CreditFile(
                day,
                isOwn ? newLimit : limit,
                isOwn ? validTo : limitValidTo,
                position,
                changed,
                isBlocked,
                risk,
                grade,
                isInDefault,
                assessmentAgeDays,
                paymentIndex);
    }

    CreditFile assessedToday() {
        return new CreditFile(
                day,
                limit,
                limitValidTo,
                position,
                group,
                isBlocked,
                risk,
                grade,
                isInDefault,
                OptionalInt.of(0),
                paymentIndex);
    }
}
