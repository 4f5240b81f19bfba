package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;

import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.receivable.ExceededWhen;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.terms.TermsPolicy;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A made-up customer of one or two companies of ours, up to three groups above it, an order and a policy; small
 * amounts, so that borders are hit.
 */
final class RandomCase {
    static final String EAST = "E";

    private final Random random;
    final Books own;
    final List<Group> groups = new ArrayList<>();

    /** The main company, whose books are the own ones, and another; none where there is one only. */
    final List<Group> companies = new ArrayList<>();

    /** Limits for kinds of exposure; their books are the customer's. */
    final Map<ExposureKind, Group> kinds = new EnumMap<>(ExposureKind.class);

    LimitInForce limit;
    Optional<LocalDate> limitTo;
    OptionalInt age;
    final boolean isBlocked;
    final boolean isInDefault;
    final Optional<RiskLevel> risk;
    final Optional<Grade> grade;
    final Reading index;
    final Optional<PaymentTerms> agreed;
    final Optional<PortfolioFile> portfolio;
    OrderToCheck order;
    final CheckPolicy policy;

    /** A group or company as a test changes it: what its other members, or its customer, have, and its limit. */
    static final class Group {
        final Books books;
        LimitInForce limit;
        Optional<LocalDate> limitTo;

        Group(Books books, LimitInForce limit, Optional<LocalDate> limitTo) {
            this.books = books;
            this.limit = limit;
            this.limitTo = limitTo;
        }
    }

    RandomCase(Random random) {
        this.random = random;
        own = books();
        for (int i = random.nextInt(4); i > 0; i--) {
            groups.add(new Group(books(), limit(), lastDay()));
        }
        if (random.nextBoolean()) {
            companies.add(new Group(own, limit(), lastDay()));
            companies.add(new Group(east(), limit(), lastDay()));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            kinds.put(
                    one(ExposureKind.values()),
                    new Group(own, new LimitInForce.Amount(random.nextInt(4_000)), lastDay()));
        }
        limit = limit();
        limitTo = lastDay();
        age = random.nextInt(5) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(60));
        isBlocked = random.nextInt(12) == 0;
        isInDefault = random.nextInt(12) == 0;
        risk = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(one(RiskLevel.values()));
        grade = risk.map(known -> one(Grade.values()));
        index = random.nextBoolean()
                ? Reading.of(random.nextDouble() * 100)
                : new Reading.NotEnoughData(Lack.NO_DOCUMENTS);
        agreed = terms();
        portfolio = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(new PortfolioFile(1 + random.nextInt(30_000), TODAY.minusDays(random.nextInt(3))));
        boolean isEast = !companies.isEmpty() && random.nextBoolean();
        String number = random.nextBoolean() ? isEast ? "E0" : "O0" : "N";
        order = new OrderToCheck(
                number,
                1 + random.nextInt(3_000),
                Optional.of(day()).filter(d -> random.nextInt(6) > 0),
                one(CheckPoint.values()),
                terms(),
                isEast ? EAST : "");
        List<CheckRule> rules = new ArrayList<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
            rules.add(rule("rule_" + i));
        }
        policy = new CheckPolicy(
                one(ExceededWhen.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? BillShares.USUAL : shares(),
                rules,
                granted(),
                CheckPolicy.USUAL);
    }

    private RandomCase(RandomCase other) {
        random = other.random;
        own = other.own.copy();
        for (Group company : other.companies) {
            Books books = companies.isEmpty() ? own : company.books.copy();
            companies.add(new Group(books, company.limit, company.limitTo));
        }
        other.groups.forEach(group -> groups.add(new Group(group.books.copy(), group.limit, group.limitTo)));
        other.kinds.forEach((kind, of) -> kinds.put(kind, new Group(own, of.limit, of.limitTo)));
        limit = other.limit;
        limitTo = other.limitTo;
        age = other.age;
        isBlocked = other.isBlocked;
        isInDefault = other.isInDefault;
        risk = other.risk;
        grade = other.grade;
        index = other.index;
        agreed = other.agreed;
        portfolio = other.portfolio;
        order = other.order;
        policy = other.policy;
    }

    RandomCase copy() {
        return new RandomCase(this);
    }

    CreditFile file() {
        List<GroupFile> above = new ArrayList<>();
        for (Group group : groups) {
            String code = "G" + (above.size() + 1);
            above.add(new GroupFile(code, "group", group.limit, group.limitTo, group.books.position()));
        }
        List<CompanyFile> sellers = new ArrayList<>();
        for (Group company : companies) {
            sellers.add(new CompanyFile(
                    sellers.isEmpty() ? "" : EAST,
                    sellers.isEmpty() ? "" : "East Ltd",
                    company.limit,
                    company.limitTo,
                    company.books.position().withSecurities(List.of())));
        }
        Position whole = companies.isEmpty()
                ? own.position()
                : own.position().plus(companies.getLast().books.position());
        return new CreditFile(
                TODAY,
                limit,
                limitTo,
                whole,
                sellers,
                kinds.entrySet().stream()
                        .map(of -> new KindLimit(of.getKey(), of.getValue().limit, of.getValue().limitTo))
                        .toList(),
                above,
                isBlocked,
                risk,
                grade,
                isInDefault,
                age,
                index,
                agreed,
                portfolio);
    }

    Decision check() {
        return Credit.check(file(), order, policy);
    }

    /** The books of the company that sells. */
    Books selling() {
        return order.company().isEmpty() ? own : companies.getLast().books;
    }

    /** Books what the customer pays, of whichever company's items and with whichever company's cash. */
    void book(Advice.Pay pay) {
        if (companies.isEmpty()) {
            own.book(pay);
            return;
        }
        List<Books> both =
                new ArrayList<>(companies.stream().map(company -> company.books).toList());
        Collections.shuffle(both, random);
        both.getFirst().book(pay.applyCashMinor(), pay.applyCreditMinor(), pay.payMinor(), pay.parts(), both.getLast());
    }

    private Books east() {
        var books = books();
        books.securities.clear();
        books.dunned.clear();
        books.dunned.putAll(own.dunned); // whichever of two items of a day is paid, the other was dunned as far
        books.commitments.replaceAll(each ->
                new Commitment(each.number().replace('O', 'E'), each.shipOn(), each.minor(), each.isReserved()));
        return books;
    }

    private Books books() {
        var books = new Books();
        for (int i = random.nextInt(6); i > 0; i--) {
            books.undisputed.merge(TODAY.minusDays(random.nextInt(90) - 30), 1L + random.nextInt(900), Long::sum);
        }
        books.undisputed.keySet().stream()
                .filter(day -> random.nextBoolean())
                .forEach(day -> books.dunned.put(day, random.nextInt(5)));
        for (int i = random.nextInt(3); i > 0; i--) {
            books.disputed.merge(TODAY.minusDays(random.nextInt(90) - 30), 1L + random.nextInt(900), Long::sum);
        }
        books.credit = random.nextInt(3) * random.nextLong(400);
        books.cash = random.nextInt(3) * random.nextLong(400);
        books.delivered = random.nextInt(3) * random.nextLong(400);
        for (int i = random.nextInt(4); i > 0; i--) {
            books.commitments.add(new Commitment(
                    "O" + random.nextInt(3),
                    Optional.of(day()).filter(d -> random.nextInt(6) > 0),
                    random.nextInt(900),
                    random.nextBoolean()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            books.securities.add(new Security(
                    "G" + random.nextInt(1_000_000),
                    random.nextInt(900),
                    random.nextDouble(),
                    random.nextInt(900),
                    lastDay()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            books.bills.add(new Bill(
                    "B" + random.nextInt(1_000_000),
                    one(BillKind.values()),
                    day(),
                    1L + random.nextInt(600),
                    random.nextInt(5) == 0));
        }
        return books;
    }

    private BillShares shares() {
        Map<BillKind, Integer> percents = new EnumMap<>(BillKind.class);
        for (BillKind kind : BillKind.values()) {
            percents.put(kind, random.nextInt(101));
        }
        return new BillShares(percents);
    }

    private CheckRule rule(String code) {
        CheckKind kind = one(CheckKind.values());
        long threshold = switch (kind.unit()) {
            case PERCENT -> 1 + random.nextInt(kind.isLimit() ? 150 : 100);
            case MINOR -> random.nextInt(3_000);
            case DAYS -> random.nextInt(60);
            case POINTS -> random.nextInt(101);
            case LEVEL -> random.nextInt(5);
            case GRADE -> 1 + random.nextInt(10);
            case NONE -> 0;
        };
        return new CheckRule(
                code,
                kind,
                random.nextBoolean() ? EnumSet.allOf(CheckPoint.class) : EnumSet.of(one(CheckPoint.values())),
                random.nextBoolean() ? EnumSet.allOf(RiskLevel.class) : EnumSet.of(one(RiskLevel.values())),
                random.nextInt(4) == 0 ? Reaction.WARN : Reaction.HOLD,
                threshold,
                kind.hasDays() ? random.nextInt(60) : 0,
                kind.mayDeductSecurities() && random.nextBoolean());
    }

    private Optional<PaymentTerms> terms() {
        return random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(PaymentTerms.net(random.nextInt(100), 10 * random.nextInt(11)));
    }

    private TermsPolicy granted() {
        var better = new GrantedTerms(30 + random.nextInt(60), 10 * random.nextInt(4), random.nextInt(1_000));
        var worse = new GrantedTerms(random.nextInt(30), 30 + 10 * random.nextInt(8), random.nextInt(1_000));
        return random.nextInt(4) == 0
                ? TermsPolicy.NONE
                : new TermsPolicy(
                        List.of(new TermsPolicy.Band(Grade.BB, better), new TermsPolicy.Band(Grade.D, worse)));
    }

    private LimitInForce limit() {
        return switch (random.nextInt(8)) {
            case 0 -> new LimitInForce.None();
            case 1 -> new LimitInForce.Unlimited();
            case 2 -> new LimitInForce.Amount(0);
            default -> new LimitInForce.Amount(random.nextInt(9_000));
        };
    }

    private LocalDate day() {
        return TODAY.plusDays(random.nextInt(90) - 5);
    }

    private Optional<LocalDate> lastDay() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(TODAY.plusDays(random.nextInt(60) - 30));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
