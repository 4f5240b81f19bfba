package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.LimitPolicy;
import io.ballast.server.assessment.RiskGrade;
import io.ballast.server.customers.Customer;
import io.ballast.server.web.Fmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What speaks against a limit by the policy; it refuses nothing, people decide.
 *
 * @param members of how many members of a group it is said; 0 of the limit itself, and of a customer
 */
record Breach(Kind kind, int members) {

    /** The label is the message {@code limits.breach.<name>}, of members {@code limits.breach.members.<name>}. */
    enum Kind {
        STOPPED,
        IN_DEFAULT,
        NOT_RATED,
        GRADE_BARS,
        ABOVE_CAP,
        ABOVE_WHOLE,
        BELOW_EXPOSURE
    }

    /**
     * All that apply.
     *
     * @param base what is asked for, in the currency of the policy
     */
    static List<Breach> of(LimitInForce base, boolean isCut, ObligorFacts facts, LimitPolicy policy) {
        List<Breach> breaches = new ArrayList<>();
        if (!isCut) {
            add(breaches, Kind.STOPPED, facts, member -> member.status() != Customer.Status.ACTIVE);
            add(breaches, Kind.NOT_RATED, facts, member -> member.graded().isEmpty());
            add(
                    breaches,
                    Kind.IN_DEFAULT,
                    facts,
                    member -> member.graded().filter(RiskGrade::isInDefault).isPresent());
            add(
                    breaches,
                    Kind.GRADE_BARS,
                    facts,
                    member -> member.graded()
                            .filter(of -> !policy.noCreditFrom().isWorseThan(of.grade()))
                            .isPresent());
            if (!facts.used().level().isGroup() && isAboveCap(base, policy)) {
                breaches.add(new Breach(Kind.ABOVE_CAP, 0));
            }
            if (facts.whole().filter(whole -> isAbove(base, whole.limit())).isPresent()) {
                breaches.add(new Breach(Kind.ABOVE_WHOLE, 0));
            }
        }
        if (base instanceof LimitInForce.Amount(long minor)
                && minor < facts.used().grossMinor()) {
            breaches.add(new Breach(Kind.BELOW_EXPOSURE, 0));
        }
        return breaches;
    }

    private static void add(
            List<Breach> breaches, Kind kind, ObligorFacts facts, Predicate<ObligorFacts.Member> applies) {
        long members = facts.members().stream().filter(applies).count();
        if (members > 0) {
            breaches.add(new Breach(kind, facts.used().level().isGroup() ? Math.toIntExact(members) : 0));
        }
    }

    /** Whether a limit with one company could never be used up, because the whole one ends before it. */
    private static boolean isAbove(LimitInForce base, LimitInForce whole) {
        return base instanceof LimitInForce.Amount(long minor)
                && whole instanceof LimitInForce.Amount(long most)
                && minor > most;
    }

    private static boolean isAboveCap(LimitInForce base, LimitPolicy policy) {
        if (policy.capMajor().isEmpty()) {
            return false;
        }
        long cap = Math.multiplyExact(
                policy.capMajor().getAsLong(), policy.currency().minorPerMajor());
        return switch (base) {
            case LimitInForce.None() -> false;
            case LimitInForce.Amount(long minor) -> minor > cap;
            case LimitInForce.Unlimited() -> true;
        };
    }

    String said(Fmt fmt) {
        return members > 0
                ? fmt.text("limits.breach.members." + kind, fmt.number(members))
                : fmt.text("limits.breach." + kind);
    }
}
