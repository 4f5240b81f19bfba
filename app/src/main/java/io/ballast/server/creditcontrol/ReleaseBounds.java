package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.Credit;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much a person may release: what goes beyond the checks, together with what anybody released of the customer that
 * way within the window of the policy, lies within an authority of the person.
 */
@Component
class ReleaseBounds {
    private static final String RELEASED = """
        select coalesce(sum(over_minor), 0) as minor
        from creditcontrol.release
        where customer_id = :customer and first_day > :before""";

    private final CreditFiles files;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseBounds(CreditFiles files, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a person may release of a customer, minor units of the reporting currency.
     *
     * @param mostMinor the most over what the checks allow
     * @param days of the window
     * @param releasedMinor what was released in the window; empty for who may not know what the checks allow
     */
    record Bound(long mostMinor, int days, OptionalLong releasedMinor) {}

    /** The bound of a person; empty where any amount may be released. */
    Optional<Bound> of(Hold hold, CurrentUser user) {
        KnownFile known = files.read(new CustomerId(hold.last().customer()), LocalDate.now(clock));
        AuthorityPolicy authority = known.policy().policy().authority();
        Optional<OptionalLong> most = most(known, user);
        if (most.isPresent() && most.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Bound(
                most.map(OptionalLong::getAsLong).orElse(0L),
                authority.windowDays(),
                user.seesEveryCustomer() ? OptionalLong.of(released(known)) : OptionalLong.empty()));
    }

    /**
     * What of a release the checks would not allow now: all of it, unless a smaller order passes all of them.
     *
     * @param mostMinor the amount with its tolerance
     */
    static long over(Hold hold, long mostMinor, KnownFile known) {
        Decision whole = judged(hold, mostMinor, known);
        if (whole.outcome() != Outcome.HELD) {
            return 0;
        }
        OptionalLong cut = whole.advice().stream()
                .filter(Advice.CutOrder.class::isInstance)
                .mapToLong(advice -> ((Advice.CutOrder) advice).mostMinor())
                .filter(most -> most > 0 && judged(hold, most, known).outcome() != Outcome.HELD)
                .max();
        return mostMinor - cut.orElse(0);
    }

    private static Decision judged(Hold hold, long minor, KnownFile known) {
        CheckPolicy checks = known.policy().policy().checks();
        OrderToCheck order = hold.orderOf(minor);
        return Credit.check(known.file().forCheckOf(order), order, checks);
    }

    /** Why a person may not release so much over the checks; under the lock of the customer's account. */
    Optional<Refusal> refusal(long overMinor, KnownFile known, CurrentUser user) {
        long released = released(known);
        long total = Math.addExact(released, overMinor);
        Optional<OptionalLong> most = most(known, user);
        boolean isWithin = overMinor == 0
                || most.filter(each -> each.isEmpty() || each.getAsLong() >= total)
                        .isPresent();
        if (isWithin) {
            return Optional.empty();
        }
        Currency currency = known.currency();
        AuthorityPolicy authority = known.policy().policy().authority();
        Voter needed = authority
                .releases()
                .mayRelease(total, known.file().checkedAs(), currency)
                .getFirst();
        String own = Fmt.written(most.map(OptionalLong::getAsLong).orElse(0L), currency);
        return Optional.of(
                user.seesEveryCustomer()
                        ? Refusal.forbidden(
                                "creditcontrol.fault.release-authority",
                                Fmt.written(overMinor, currency),
                                Integer.toString(authority.windowDays()),
                                Fmt.written(released, currency),
                                own,
                                needed.label())
                        : Refusal.forbidden(
                                "creditcontrol.fault.release-authority-short",
                                Integer.toString(authority.windowDays()),
                                own,
                                needed.label()));
    }

    private static Optional<OptionalLong> most(KnownFile known, CurrentUser user) {
        return known.policy()
                .policy()
                .authority()
                .releases()
                .mostMinor(VoterPermission.held(user), known.file().checkedAs(), known.currency());
    }

    private long released(KnownFile known) {
        int days = known.policy().policy().authority().windowDays();
        return jdbc.sql(RELEASED)
                .param("customer", known.customer().id().value())
                .param("before", known.file().day().minusDays(days))
                .query((row, _) -> row.getLong("minor"))
                .single();
    }
}
