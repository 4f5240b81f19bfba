package io.ballast.server.assessment;

import io.ballast.engine.Assess;
import io.ballast.engine.EngineVersion;
import io.ballast.engine.Policy;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.limit.LimitMethod;
import io.ballast.engine.value.Currency;
import io.ballast.server.policy.Policies;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The engine under the stored policies. Where the books are kept in another currency than the policy in force states
 * its amounts in, the standard policy of that currency judges, so that no amount is read in the wrong currency.
 */
@Component
class PolicyJudgements implements Judgements {
    private static final List<String> LIMIT_METHODS =
            Stream.of(LimitMethod.values()).map(Enum::name).toList();

    private final Policies policies;
    private final PoliciesOfRuns judgedBy;

    PolicyJudgements(Policies policies, PoliciesOfRuns judgedBy) {
        this.policies = policies;
        this.judgedBy = judgedBy;
    }

    @Override
    public Judgement inForce(LocalDate day, Currency currency) {
        Policy policy = policies.inForce(day).policy();
        return judgement(policy.limit().currency().equals(currency) ? policy : Policy.standard(currency));
    }

    @Override
    public Judgement by(Policy policy) {
        return judgement(policy);
    }

    @Override
    public Optional<Judgement> of(Run run) {
        return judgedBy.of(run.policyHash(), run.currency())
                .map(PolicyJudgements::judgement)
                .filter(found -> found.engineVersion().equals(run.engineVersion()));
    }

    private static Judgement judgement(Policy policy) {
        return new Judgement(
                policy,
                EngineVersion.VERSION,
                Indicators.CATALOGUE,
                LIMIT_METHODS,
                (facts, packed) -> Assess.assess(facts, packed, policy));
    }
}
