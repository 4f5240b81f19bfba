package io.ballast.engine.exposure;

import java.util.ArrayList;
import java.util.List;

/**
 * May this order ship? Pure: equal files, orders and policies give equal decisions on any machine.
 *
 * <ul>
 *   <li>every rule that applies is evaluated; the first failure stops nothing
 *   <li>a policy without rules holds every order
 *   <li>source: docs/sources.md#exposure
 * </ul>
 */
public final class Credit {
    private Credit() {}

    /** The decision on an order, with every result and, if it is held, what would release it. */
    public static Decision check(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        List<CheckResult> results = results(file, order, policy);
        Outcome outcome = policy.outcome(results);
        List<Advice> advice = outcome == Outcome.HELD ? Advising.of(file, order, policy, results) : List.of();
        return new Decision(
                outcome,
                order.point(),
                file.checkedAs(),
                file.day(),
                order.terms(),
                order.company(),
                results,
                advice,
                headroom(file, order, policy),
                securities(file),
                Authority.CHECKS);
    }

    static List<CheckResult> results(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        return policy.judge(Measuring.of(file, order, policy));
    }

    /** How much is left of the customer's limit and of its groups', from the nearest up, before any order. */
    public static List<Headroom> headroom(CreditFile file, CheckPolicy policy) {
        List<Position> positions = file.positions();
        return file.levels().stream()
                .map(level -> headroom(level, file, positions.get(level.number()), policy))
                .toList();
    }

    /** The same, and how much is left for kinds of exposure and with the company that sells, if there are limits. */
    private static List<Headroom> headroom(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        List<Headroom> headroom = new ArrayList<>(headroom(file, policy));
        file.kinds().forEach(limit -> headroom.add(headroom(file, limit, policy)));
        CompanyFile company = file.company(order.company());
        if (company.hasLimit()) {
            headroom.add(headroom(file, company, policy));
        }
        return headroom;
    }

    /** How much is left with one company of ours, before any order. */
    public static Headroom headroom(CreditFile file, CompanyFile company, CheckPolicy policy) {
        return headroom(company.level(), file, company.position(), policy);
    }

    /** How much is left for one kind of exposure, before any order. */
    public static Headroom headroom(CreditFile file, KindLimit limit, CheckPolicy policy) {
        long minor = limit.kind().minor(file.position(), policy);
        return new Headroom(limit.level(), limit.limit(), minor, minor);
    }

    private static List<SecurityCount> securities(CreditFile file) {
        return file.levels().stream()
                .flatMap(level -> file.beside(level).securities().stream()
                        .map(security -> SecurityCount.of(level, security, file.day())))
                .toList();
    }

    private static Headroom headroom(Level level, CreditFile file, Position position, CheckPolicy policy) {
        return new Headroom(
                level, file.limit(level), position.grossMinor(policy), position.netMinor(policy, file.day()));
    }
}
