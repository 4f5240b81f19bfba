package io.ballast.engine.exposure;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Everything a credit check looks at, as of one day.
 *
 * @param day today, and the day of position and limits
 * @param limit in force for the customer
 * @param limitValidTo last day of the limit, inclusive; empty if it has none
 * @param position of the customer itself
 * @param companies of ours that sell to it, with their parts of its position; empty where there is only one
 * @param kinds limits for kinds of exposure, one of each kind at most
 * @param groups it belongs to, from the nearest to the ultimate one
 * @param isBlocked whether the customer is stopped or closed
 * @param risk by the last assessment
 * @param grade by the last assessment
 * @param isInDefault by the last assessment
 * @param assessmentAgeDays days since the last assessment, 0 or more; empty if there was none
 * @param paymentIndex points, 0 to 100, by the last assessment
 * @param terms agreed with the customer
 * @param portfolio of all customers; empty before anything was assessed, and where nobody owes anything
 */
public record CreditFile(
        LocalDate day,
        LimitInForce limit,
        Optional<LocalDate> limitValidTo,
        Position position,
        List<CompanyFile> companies,
        List<KindLimit> kinds,
        List<GroupFile> groups,
        boolean isBlocked,
        Optional<RiskLevel> risk,
        Optional<Grade> grade,
        boolean isInDefault,
        OptionalInt assessmentAgeDays,
        Reading paymentIndex,
        Optional<PaymentTerms> terms,
        Optional<PortfolioFile> portfolio) {
    public CreditFile {
        companies = List.copyOf(companies);
        kinds = List.copyOf(kinds);
        groups = List.copyOf(groups);
        if (assessmentAgeDays.isPresent() && assessmentAgeDays.getAsInt() < 0) {
            throw new IllegalArgumentException("Age of an assessment is negative: " + assessmentAgeDays.getAsInt());
        }
    }

    /** A file of a customer that buys from one company only, beside whom nothing is known of others. */
    public CreditFile(
            LocalDate day,
            LimitInForce limit,
            Optional<LocalDate> limitValidTo,
            Position position,
            List<GroupFile> groups,
            boolean isBlocked,
            Optional<RiskLevel> risk,
            Optional<Grade> grade,
            boolean isInDefault,
            OptionalInt assessmentAgeDays,
            Reading paymentIndex,
            Optional<PaymentTerms> terms) {
        this(
                day,
                limit,
                limitValidTo,
                position,
                List.of(),
                List.of(),
                groups,
                isBlocked,
                risk,
                grade,
                isInDefault,
                assessmentAgeDays,
                paymentIndex,
                terms,
                Optional.empty());
    }

    /** The risk level whose checks are made: a customer without a rating counts as the worst. */
    public RiskLevel checkedAs() {
        return risk.orElse(RiskLevel.HIGH);
    }

    /** The day of the last assessment; today where there was none. */
    LocalDate assessedOn() {
        return day.minusDays(assessmentAgeDays.orElse(0));
    }

    /** The customer, then its groups from the nearest to the ultimate one. */
    public List<Level> levels() {
        List<Level> levels = new ArrayList<>(groups.size() + 1);
        levels.add(Level.CUSTOMER);
        for (GroupFile group : groups) {
            levels.add(new Level(levels.size(), group.code(), group.name()));
        }
        return levels;
    }

    /** The positions of all levels, in their order; that of a group has all its members, the customer included. */
    List<Position> positions() {
        List<Position> positions = new ArrayList<>(groups.size() + 1);
        positions.add(position);
        for (GroupFile group : groups) {
            positions.add(positions.getLast().plus(group.beside()));
        }
        return positions;
    }

    /** The company with a code; one that sells nothing yet has no limit, and the only one has everything. */
    CompanyFile company(String code) {
        return companies.stream()
                .filter(company -> company.code().equals(code))
                .findFirst()
                .orElseGet(() -> new CompanyFile(
                        code,
                        "",
                        new LimitInForce.None(),
                        Optional.empty(),
                        companies.isEmpty() ? position : Position.NOTHING));
    }

    private KindLimit kind(Level level) {
        return kinds.stream()
                .filter(each -> each.level().equals(level))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No limit for " + level.code()));
    }

    LimitInForce limit(Level level) {
        if (level.isKind()) {
            return kind(level).limit();
        }
        if (level.isCompany()) {
            return company(level.code()).limit();
        }
        return level.isGroup() ? group(level).limit() : limit;
    }

    Optional<LocalDate> limitValidTo(Level level) {
        if (level.isKind()) {
            return kind(level).validTo();
        }
        if (level.isCompany()) {
            return company(level.code()).limitValidTo();
        }
        return level.isGroup() ? group(level).limitValidTo() : limitValidTo;
    }

    /** What stands at this level and at none below it. */
    public Position beside(Level level) {
        if (level.isCompany()) {
            return company(level.code()).position();
        }
        return level.isGroup() ? group(level).beside() : position;
    }

    private GroupFile group(Level level) {
        return groups.get(level.number() - 1);
    }

    /** The same with another position of the customer as a whole. */
    CreditFile withPosition(Position own) {
        return with(limit, limitValidTo, own, companies, groups, assessmentAgeDays);
    }

    /** The same with a change of the customer's position, and of the part of it that is of this company. */
    public CreditFile with(String company, UnaryOperator<Position> change) {
        return with(
                change.apply(position),
                each -> each.code().equals(company) ? change.apply(each.position()) : each.position());
    }

    /** The same with a change of the customer's position, and of every part of it. */
    public CreditFile with(UnaryOperator<Position> change) {
        return with(change.apply(position), each -> change.apply(each.position()));
    }

    /** The same with another position of the customer, and other parts of it. */
    CreditFile with(Position own, Function<CompanyFile, Position> parts) {
        List<CompanyFile> changed = companies.stream()
                .map(each -> each.withPosition(parts.apply(each)))
                .toList();
        return with(limit, limitValidTo, own, changed, groups, assessmentAgeDays);
    }

    /** The same with another position of who stands at a level. */
    public CreditFile withBeside(Level level, Position other) {
        return level.isGroup() ? withGroup(level, group -> group.withBeside(other)) : withPosition(other);
    }

    /** The same with an order that takes its part of the limits, those of the groups included. */
    CreditFile with(OrderToCheck order) {
        return with(order.company(), part -> part.with(order));
    }

    /**
     * The file to check an order on: one that is asked about anew, with what is left of it or reserved for it, takes
     * its own place.
     */
    public CreditFile forCheckOf(OrderToCheck order) {
        return order.point() == CheckPoint.ORDER ? with(part -> part.without(order.number())) : this;
    }

    CreditFile withLimit(Level level, LimitInForce newLimit, Optional<LocalDate> validTo) {
        if (level.isKind()) {
            return withKinds(kinds.stream()
                    .map(each -> each.level().equals(level) ? new KindLimit(each.kind(), newLimit, validTo) : each)
                    .toList());
        }
        if (level.isCompany()) {
            List<CompanyFile> changed = companies.stream()
                    .map(each -> each.level().equals(level) ? each.withLimit(newLimit, validTo) : each)
                    .toList();
            return with(limit, limitValidTo, position, changed, groups, assessmentAgeDays);
        }
        return level.isGroup()
                ? withGroup(level, group -> group.withLimit(newLimit, validTo))
                : with(newLimit, validTo, position, companies, groups, assessmentAgeDays);
    }

    private CreditFile withGroup(Level level, UnaryOperator<GroupFile> change) {
        List<GroupFile> changed = new ArrayList<>(groups);
        changed.set(level.number() - 1, change.apply(group(level)));
        return with(limit, limitValidTo, position, companies, changed, assessmentAgeDays);
    }

    /** The same with other limits for kinds of exposure. */
    CreditFile withKinds(List<KindLimit> others) {
        return with(limit, limitValidTo, position, companies, others, groups, assessmentAgeDays);
    }

    CreditFile assessedToday() {
        return with(limit, limitValidTo, position, companies, groups, OptionalInt.of(0));
    }

    private CreditFile with(
            LimitInForce newLimit,
            Optional<LocalDate> validTo,
            Position own,
            List<CompanyFile> newCompanies,
            List<GroupFile> newGroups,
            OptionalInt ageDays) {
        return with(newLimit, validTo, own, newCompanies, kinds, newGroups, ageDays);
    }

    private CreditFile with(
            LimitInForce newLimit,
            Optional<LocalDate> validTo,
            Position own,
            List<CompanyFile> newCompanies,
            List<KindLimit> newKinds,
            List<GroupFile> newGroups,
            OptionalInt ageDays) {
        return new CreditFile(
                day,
                newLimit,
                validTo,
                own,
                newCompanies,
                newKinds,
                newGroups,
                isBlocked,
                risk,
                grade,
                isInDefault,
                ageDays,
                paymentIndex,
                terms,
                portfolio);
    }
}
