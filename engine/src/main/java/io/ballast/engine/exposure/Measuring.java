package io.ballast.engine.exposure;

import io.ballast.engine.exposure.Measured.AgainstLimit;
import io.ballast.engine.exposure.Measured.Amount;
import io.ballast.engine.exposure.Measured.DayCount;
import io.ballast.engine.exposure.Measured.Fact;
import io.ballast.engine.exposure.Measured.Graded;
import io.ballast.engine.exposure.Measured.Nothing;
import io.ballast.engine.exposure.Measured.Points;
import io.ballast.engine.exposure.Measured.Share;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures what the rules ask for, with the order in the positions of the customer and of its group. */
final class Measuring {
    private final CreditFile file;
    private final OrderToCheck order;
    private final CheckPolicy policy;
    private final Position own;
    private final Optional<Position> ofGroup;

    private Measuring(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        this.file = file;
        this.order = order;
        this.policy = policy;
        this.own = file.position().with(order);
        this.ofGroup = file.group().map(group -> group.position().with(order, file.position()));
    }

    /** What each rule that applies saw, in the order of the policy. */
    static List<Observation> of(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        var measuring = new Measuring(file, order, policy);
        return policy.applying(order.point(), file.checkedAs()).stream()
                .map(measuring::observation)
                .toList();
    }

    private Observation observation(CheckRule rule) {
        LocalDate dataDay = rule.kind().isOfAssessment() ? file.assessedOn() : file.day();
        return new Observation(rule.code(), measured(rule), dataDay);
    }

    private Measured measured(CheckRule rule) {
        return switch (rule.kind()) {
            case STATIC_LIMIT -> new AgainstLimit(everythingMinor(own, rule), file.limit());
            case DYNAMIC_LIMIT -> new AgainstLimit(withinHorizonMinor(own, rule), file.limit());
            case GROUP_LIMIT -> groupLimit(rule);
            case NO_LIMIT -> new Fact(hasNoLimit());
            case LIMIT_EXPIRED -> limitExpired();
            case DOCUMENT_VALUE -> new Amount(order.minor());
            case OLDEST_ITEM -> new DayCount(file.position().oldestPastDueDays(file.day()));
            case OVERDUE_AMOUNT -> new Amount(file.position().overdueMinor(file.day(), rule.days()));
            case OVERDUE_SHARE -> overdueShare(rule);
            case GROUP_OVERDUE -> groupOverdue();
            case PAYMENT_INDEX ->
                switch (file.paymentIndex()) {
                    case Reading.Value(double points) -> new Points(points);
                    case Reading.NotEnoughData unknown -> new Nothing(NoMeasure.NO_PAYMENT_INDEX);
                };
            case GRADE -> file.grade().<Measured>map(Graded::new).orElse(new Nothing(NoMeasure.NOT_RATED));
            case IN_DEFAULT -> new Fact(file.isInDefault());
            case ASSESSMENT_AGE ->
                file.assessmentAgeDays().isPresent()
                        ? new DayCount(file.assessmentAgeDays().getAsInt())
                        : new Nothing(NoMeasure.NOT_ASSESSED);
            case STATUS_BLOCK -> new Fact(file.isBlocked());
        };
    }

    private long everythingMinor(Position position, CheckRule rule) {
        return rule.isNet() ? position.netMinor(policy, file.day()) : position.grossMinor(policy);
    }

    private long withinHorizonMinor(Position position, CheckRule rule) {
        return rule.isNet()
                ? position.netDynamicMinor(policy, file.day(), rule.days())
                : position.dynamicMinor(policy, file.day(), rule.days());
    }

    private Measured groupLimit(CheckRule rule) {
        if (file.group().isEmpty() || ofGroup.isEmpty()) {
            return new Nothing(NoMeasure.NO_GROUP);
        }
        Position group = ofGroup.orElseThrow();
        long minor = rule.days() == 0 ? everythingMinor(group, rule) : withinHorizonMinor(group, rule);
        return new AgainstLimit(minor, file.group().orElseThrow().limit());
    }

    private boolean hasNoLimit() {
        return Stream.concat(Stream.of(file.limit()), file.group().map(GroupFile::limit).stream())
                .allMatch(LimitInForce.None.class::isInstance);
    }

    private Measured limitExpired() {
        if (hasNoLimit()) {
            return new Nothing(NoMeasure.NO_LIMIT);
        }
        int own = daysExpired(file.limit(), file.limitValidTo());
        int group =
                file.group().map(g -> daysExpired(g.limit(), g.limitValidTo())).orElse(0);
        return new DayCount(Math.max(own, group));
    }

    private int daysExpired(LimitInForce limit, Optional<LocalDate> validTo) {
        boolean isSet = !(limit instanceof LimitInForce.None);
        return isSet
                ? validTo.map(last -> Math.max(0, Days.between(last, file.day())))
                        .orElse(0)
                : 0;
    }

    private Measured overdueShare(CheckRule rule) {
        long balance = file.position().balanceMinor();
        return balance == 0
                ? new Nothing(NoMeasure.NOTHING_OPEN)
                : new Share(file.position().overdueMinor(file.day(), rule.days()), balance);
    }

    private Measured groupOverdue() {
        if (file.group().isEmpty()) {
            return new Nothing(NoMeasure.NO_GROUP);
        }
        List<DueAmount> others = file.group().orElseThrow().position().receivablesBeside(file.position());
        return new DayCount(new Position(others, 0, 0, 0, List.of(), List.of()).oldestPastDueDays(file.day()));
    }
}
