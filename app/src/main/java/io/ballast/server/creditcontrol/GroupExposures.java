package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.GroupLimits;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.Rates;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What of a group's limit is used now: a door of this module. It knows no scope. */
@Component
public class GroupExposures {
    private final CreditGroups groups;
    private final GroupLimits limits;
    private final BooksOfMembers books;
    private final Ledger ledger;
    private final Policies policies;
    private final Clock clock;

    GroupExposures(
            CreditGroups groups,
            GroupLimits limits,
            BooksOfMembers books,
            Ledger ledger,
            Policies policies,
            Clock clock) {
        this.groups = groups;
        this.limits = limits;
        this.books = books;
        this.ledger = ledger;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * The limit of the group, which may be over, and the exposure of all its members and of those of the groups below
     * it, in the reporting currency.
     *
     * @throws Refusal if there are no books yet, or the limit is in a currency without a rate
     */
    public Headroom of(CreditGroup group) {
        LocalDate today = LocalDate.now(clock);
        Currency base = ledger.currency().orElseThrow(() -> Refusal.conflict("creditcontrol.fault.no-books"));
        Rates rates = ledger.rates(base);
        LimitInForce limit = Optional.ofNullable(
                        limits.last(List.of(group.id()), today).get(group.id()))
                .map(found -> InBase.limit(found.limit(), found.currency(), rates, today))
                .orElseGet(LimitInForce.None::new);
        CheckPolicy policy = policies.inForce(today).policy().checks();
        Position whole = Position.sum(
                books.wholes(groups.members(group.id(), today), today, rates).values());
        return new Headroom(
                new Level(1, group.code(), group.name()),
                limit,
                whole.grossMinor(policy),
                whole.netMinor(policy, today));
    }
}
