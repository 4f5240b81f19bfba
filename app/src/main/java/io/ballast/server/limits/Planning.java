package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.LimitCase;
import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.limit.TemporaryDays;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.assessment.CreditStanding;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.GrantedLimits;
import io.ballast.server.creditcontrol.CustomerExposures;
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
    private final GrantedLimits granted;
    private final CustomerExposures exposures;
    private final CreditStandings standings;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    Planning(
            Stakes stakes,
            GrantedLimits granted,
            CustomerExposures exposures,
            CreditStandings standings,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.stakes = stakes;
        this.granted = granted;
        this.exposures = exposures;
        this.standings = standings;
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
        LimitInForce before = permanent.map(AgreedLimit::limit).orElseGet(LimitInForce.None::new);
        Currency beforeCurrency = permanent.map(AgreedLimit::currency).orElse(currency);
        Optional<CreditStanding> standing = standings.of(asked.customer());
        RiskLevel risk = standing.map(CreditStanding::risk).orElse(RiskLevel.HIGH);
        var inCase = new LimitCase(
                Stakes.key(asked.customer().value()),
                base,
                Stakes.base(before, rates, beforeCurrency, today),
                stakes.beside(asked, requester, authority.windowDays(), rates, today),
                risk);
        Headroom used = exposures.of(asked.customer());
        return new Plan(
                RequiredApprovals.of(inCase, authority, currency),
                before,
                beforeCurrency,
                base,
                inCase.isCut(),
                used.limit(),
                used.grossMinor(),
                risk,
                standing.map(CreditStanding::grade),
                policy,
                currency);
    }

    /** Amounts of a policy in another currency say nothing of these: then the committee decides on everything. */
    private static AuthorityPolicy authority(StoredPolicy policy, Currency currency) {
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

    private Optional<AgreedLimit> permanent(Asked asked, LocalDate today) {
        return granted.agreed(List.of(asked.customer()), today).stream()
                .filter(agreed -> !agreed.isTemporary() && !agreed.validFrom().isAfter(today))
                .reduce((_, later) -> later);
    }

    /** Why the days of a temporary limit are refused; nothing if they are not. */
    Optional<Text> temporaryRefusal(Asked asked) {
        AuthorityPolicy authority = authority(policies.inForce(LocalDate.now(clock)), currency());
        var days = new TemporaryDays(asked.from(), asked.to().orElseThrow());
        List<TemporaryDays> others =
                granted.temporary(asked.customer(), asked.from().minusDays(authority.temporaryGapDays())).stream()
                        .map(known -> new TemporaryDays(
                                known.validFrom(), known.validTo().orElseThrow()))
                        .toList();
        return days.refusal(others, authority);
    }
}
