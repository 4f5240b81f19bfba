package io.ballast.engine.exposure;

import io.ballast.engine.exposure.Measured.AgainstLimit;
import io.ballast.engine.exposure.Measured.Amount;
import io.ballast.engine.exposure.Measured.DayCount;
import io.ballast.engine.exposure.Measured.Dunned;
import io.ballast.engine.exposure.Measured.Fact;
import io.ballast.engine.exposure.Measured.Graded;
import io.ballast.engine.exposure.Measured.Nothing;
import io.ballast.engine.exposure.Measured.OfPortfolio;
import io.ballast.engine.exposure.Measured.OfTerms;
import io.ballast.engine.exposure.Measured.Points;
import io.ballast.engine.exposure.Measured.Share;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures what the rules ask for, with the order in the positions of the customer and of its groups. */
final class Measuring {
    private final CreditFile file;
    private final OrderToCheck order;
    private final CheckPolicy policy;
    private final List<Level> levels;
    private final List<Position> positions;
    private final CompanyFile company;

    private Measuring(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        this.file = file;
        this.order = order;
        this.policy = policy;
        this.levels = file.levels();
        this.positions = file.with(order).positions();
        this.company = file.company(order.company());
    }

    /** What each rule that applies saw, in the order of the policy; of a rule about groups, from the nearest up. */
    static List<Observation> of(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        var measuring = new Measuring(file, order, policy);
        return policy.applying(order.point(), file.checkedAs()).stream()
                .flatMap(measuring::observations)
                .toList();
    }

    private Stream<Observation> observations(CheckRule rule) {
        return switch (rule.kind()) {
            case COMPANY_LIMIT -> Stream.of(observation(rule, company.level(), companyLimit(rule)));
            case KIND_LIMIT -> kindLimits(rule);
            case GROUP_LIMIT -> ofGroups(rule, level -> groupLimit(level, rule));
            case CONCENTRATION -> concentration(rule);
            case GROUP_OVERDUE -> ofGroups(rule, this::groupOverdue);
            case LIMIT_EXPIRED -> limitsExpired(rule);
            default -> Stream.of(observation(rule, Level.CUSTOMER, measured(rule)));
        };
    }

    private Stream<Observation> ofGroups(CheckRule rule, Function<Level, Measured> measured) {
        return levels.size() == 1
                ? Stream.of(observation(rule, Level.CUSTOMER, new Nothing(NoMeasure.NO_GROUP)))
                : levels.stream().filter(Level::isGroup).map(level -> observation(rule, level, measured.apply(level)));
    }

    /** The customer, and each of its groups: a single name and those under one control. */
    private Stream<Observation> concentration(CheckRule rule) {
        return file.portfolio()
                .map(portfolio -> levels.stream().map(level -> share(rule, level, portfolio)))
                .orElseGet(() -> Stream.of(observation(rule, Level.CUSTOMER, new Nothing(NoMeasure.NO_PORTFOLIO))));
    }

    private Observation share(CheckRule rule, Level level, PortfolioFile portfolio) {
        long minor = positions.get(level.number()).grossMinor(policy);
        return new Observation(rule.code(), level, new OfPortfolio(minor, portfolio.exposureMinor()), portfolio.asOf());
    }

    private Observation observation(CheckRule rule, Level level, Measured measured) {
        LocalDate dataDay = rule.kind().isOfAssessment() ? file.assessedOn() : file.day();
        return new Observation(rule.code(), level, measured, dataDay);
    }

    private Measured measured(CheckRule rule) {
        return switch (rule.kind()) {
            case STATIC_LIMIT -> new AgainstLimit(everythingMinor(positions.getFirst(), rule), file.limit());
            case DYNAMIC_LIMIT -> new AgainstLimit(withinHorizonMinor(positions.getFirst(), rule), file.limit());
            case NO_LIMIT -> new Fact(hasNoLimit());
            case DOCUMENT_VALUE -> new Amount(order.minor());
            case OLDEST_ITEM -> new DayCount(file.position().oldestPastDueDays(file.day()));
            case OVERDUE_AMOUNT -> new Amount(file.position().overdueMinor(file.day(), rule.days()));
            case OVERDUE_SHARE -> overdueShare(rule);
            case DUNNING_LEVEL -> dunningLevel();
            case PAYMENT_INDEX ->
                switch (file.paymentIndex()) {
                    case Reading.Value(double points) -> new Points(points);
                    case Reading.NotEnoughData unknown -> new Nothing(NoMeasure.NO_PAYMENT_INDEX);
                };
            case GRADE -> file.grade().<Measured>map(Graded::new).orElse(new Nothing(NoMeasure.NOT_RATED));
            case TERMS_RANK -> terms();
            case IN_DEFAULT -> new Fact(file.isInDefault());
            case ASSESSMENT_AGE ->
                file.assessmentAgeDays().isPresent()
                        ? new DayCount(file.assessmentAgeDays().getAsInt())
                        : new Nothing(NoMeasure.NOT_ASSESSED);
            case STATUS_BLOCK -> new Fact(file.isBlocked());
            case COMPANY_LIMIT, KIND_LIMIT, CONCENTRATION, GROUP_LIMIT, GROUP_OVERDUE, LIMIT_EXPIRED ->
                throw new IllegalArgumentException("Measured level by level: " + rule.kind());
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

    private Measured groupLimit(Level level, CheckRule rule) {
        return new AgainstLimit(countedMinor(positions.get(level.number()), rule), file.limit(level));
    }

    private Measured companyLimit(CheckRule rule) {
        return new AgainstLimit(countedMinor(company.position().with(order), rule), company.limit());
    }

    private Stream<Observation> kindLimits(CheckRule rule) {
        return file.kinds().isEmpty()
                ? Stream.of(observation(rule, Level.CUSTOMER, new Nothing(NoMeasure.NO_KIND_LIMIT)))
                : file.kinds().stream()
                        .map(limit -> observation(
                                rule,
                                limit.level(),
                                new AgainstLimit(
                                        limit.kind().minor(positions.getFirst(), order, policy), limit.limit())));
    }

    private long countedMinor(Position position, CheckRule rule) {
        return rule.days() == 0 ? everythingMinor(position, rule) : withinHorizonMinor(position, rule);
    }

    /** Those whose limits let an order ship: the customer, its groups, and the company that sells. */
    private Stream<Level> limited() {
        return Stream.concat(levels.stream(), Stream.of(company.level())).filter(this::hasLimit);
    }

    /** Limits of kinds of exposure restrict another limit and are none by themselves. */
    private boolean hasNoLimit() {
        return limited().findAny().isEmpty();
    }

    private boolean hasLimit(Level level) {
        return !(file.limit(level) instanceof LimitInForce.None);
    }

    private Stream<Observation> limitsExpired(CheckRule rule) {
        return hasNoLimit()
                ? Stream.of(observation(rule, Level.CUSTOMER, new Nothing(NoMeasure.NO_LIMIT)))
                : Stream.concat(limited(), file.kinds().stream().map(KindLimit::level))
                        .map(level -> observation(rule, level, new DayCount(daysExpired(level))));
    }

    private int daysExpired(Level level) {
        return file.limitValidTo(level)
                .map(last -> Math.max(0, Days.between(last, file.day())))
                .orElse(0);
    }

    private Measured overdueShare(CheckRule rule) {
        long balance = file.position().balanceMinor();
        return balance == 0
                ? new Nothing(NoMeasure.NOTHING_OPEN)
                : new Share(file.position().overdueMinor(file.day(), rule.days()), balance);
    }

    private Measured dunningLevel() {
        OptionalInt level = file.position().dunningLevel();
        return level.isPresent() ? new Dunned(level.getAsInt()) : new Nothing(NoMeasure.NO_DUNNING);
    }

    private Measured terms() {
        Optional<PaymentTerms> terms = order.terms().or(file::terms);
        if (terms.isEmpty()) {
            return new Nothing(NoMeasure.NO_TERMS);
        }
        if (file.grade().isEmpty()) {
            return new Nothing(NoMeasure.NOT_RATED);
        }
        Grade grade = file.grade().orElseThrow();
        return policy.terms()
                .granted(grade)
                .<Measured>map(granted -> new OfTerms(terms.orElseThrow().rank(), grade, granted))
                .orElse(new Nothing(NoMeasure.NO_TERMS_GRANTED));
    }

    private Measured groupOverdue(Level level) {
        return new DayCount(file.beside(level).oldestPastDueDays(file.day()));
    }
}
