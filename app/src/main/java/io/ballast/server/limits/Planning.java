package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.LimitCase;
import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.limit.TemporaryDays;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.CompanyLimits;
import io.ballast.server.contracts.GrantedLimits;
import io.ballast.server.contracts.GroupLimits;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Obligor;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.Rates;
import io.ballast.server.policy.Policies;
import io.ballast.server.policy.StoredPolicy;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a request would mean and who has to agree to it, as things are now. */
@Component
class Planning {
    private final Stakes stakes;
    private final CreditGroups groups;
    private final Obligors obligors;
    private final GrantedLimits granted;
    private final GroupLimits groupLimits;
    private final CompanyLimits companyLimits;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    Planning(
            Stakes stakes,
            CreditGroups groups,
            Obligors obligors,
            GrantedLimits granted,
            GroupLimits groupLimits,
            CompanyLimits companyLimits,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.stakes = stakes;
        this.groups = groups;
        this.obligors = obligors;
        this.granted = granted;
        this.groupLimits = groupLimits;
        this.companyLimits = companyLimits;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Counts over all members of the group, whoever asks: to be called beyond the scope of the user.
     *
     * @param requester key of who asks, or asked
     * @throws Refusal if there are no books yet, or the currency has no rate
     */
    Plan of(Asked asked, long requester) {
        LocalDate today = LocalDate.now(clock);
        Currency currency = currency();
        Rates rates = ledger.rates(currency);
        StoredPolicy policy = policies.inForce(today);
        AuthorityPolicy authority = authority(policy, currency);
        LimitInForce base = Stakes.base(asked.limit(), rates, asked.currency(), today);
        if (asked.limit() instanceof LimitInForce.Amount && base instanceof LimitInForce.Unlimited) {
            throw Refusal.unprocessable("limits.fault.rate", asked.currency().code());
        }
        Optional<AgreedLimit> permanent = permanent(asked, today);
        ObligorFacts facts = obligors.facts(asked.obligor());
        ObligorTree tree = ObligorTree.of(asked.obligor(), groups, today);
        Stakes.Beside beside = stakes.beside(asked, tree, requester, authority.windowDays(), rates, today);
        var inCase = new LimitCase(
                Stakes.key(asked.obligor()),
                Asked.weight(asked.obligor(), base),
                permanent
                        .filter(before -> outlasts(before, asked))
                        .map(before -> Stakes.base(before.limit(), rates, before.currency(), today))
                        .orElseGet(LimitInForce.None::new),
                beside.stakes(),
                beside.above(),
                facts.risk());
        return new Plan(
                RequiredApprovals.of(inCase, authority, currency),
                permanent.map(AgreedLimit::limit).orElseGet(LimitInForce.None::new),
                permanent.map(AgreedLimit::currency).orElse(currency),
                base,
                inCase.isCut(),
                facts,
                policy,
                currency);
    }

    /** What ends before the last day asked for is no measure of less: on the days behind it there is nothing. */
    private static boolean outlasts(AgreedLimit before, Asked asked) {
        return before.validTo()
                .map(last -> asked.to().filter(to -> !to.isAfter(last)).isPresent())
                .orElse(true);
    }

    /** Amounts of a policy in another currency say nothing of these: then the committee decides on everything. */
    static AuthorityPolicy authority(StoredPolicy policy, Currency currency) {
        return policy.policy().limit().currency().equals(currency)
                ? policy.policy().authority()
                : AuthorityPolicy.NONE;
    }

    /** Hours in which each of those who decide shall do so. */
    int dueHours() {
        return authority(policies.inForce(LocalDate.now(clock)), currency()).dueHours();
    }

    /** The reporting currency. */
    Currency currency() {
        return ledger.currency().orElseThrow(() -> Refusal.conflict("limits.fault.no-books"));
    }

    /** What holds on the first day asked for, or was the last one by then. */
    private Optional<AgreedLimit> permanent(Asked asked, LocalDate today) {
        LocalDate first = asked.from().isBefore(today) ? today : asked.from();
        return agreed(asked.obligor(), first).stream()
                .filter(agreed -> !agreed.isTemporary() && !agreed.validFrom().isAfter(first))
                .reduce((_, later) -> later);
    }

    /** The limits of an obligor that are in force on a day, are to be later, or are the last one and over. */
    List<AgreedLimit> agreed(Obligor obligor, LocalDate day) {
        return switch (obligor) {
            case Obligor.OfCustomer(CustomerId id) -> granted.agreed(List.of(id), day);
            case Obligor.WithCompany with ->
                companyLimits.agreed(List.of(with.id()), day).stream()
                        .filter(agreed -> agreed.obligor().equals(obligor))
                        .toList();
            case Obligor.OfGroup(long id) -> groupLimits.agreed(List.of(id), day);
        };
    }

    /** Why the days of a temporary limit are refused; nothing if they are not. */
    Optional<Text> temporaryRefusal(Asked asked) {
        AuthorityPolicy authority = authority(policies.inForce(LocalDate.now(clock)), currency());
        var days = new TemporaryDays(asked.from(), asked.to().orElseThrow());
        LocalDate since = asked.from().minusDays(authority.temporaryGapDays());
        List<AgreedLimit> known = switch (asked.obligor()) {
            case Obligor.OfCustomer(CustomerId id) -> granted.temporary(id, since);
            case Obligor.WithCompany with -> companyLimits.temporary(with, since);
            case Obligor.OfGroup(long id) -> groupLimits.temporary(id, since);
        };
        List<TemporaryDays> others = known.stream()
                .map(other ->
                        new TemporaryDays(other.validFrom(), other.validTo().orElseThrow()))
                .toList();
        return days.refusal(others, authority);
    }
}
