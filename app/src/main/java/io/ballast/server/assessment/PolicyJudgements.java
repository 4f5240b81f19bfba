package io.ballast.server.assessment;

import io.ballast.engine.Assess;
import io.ballast.engine.EngineVersion;
import io.ballast.engine.Policy;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.limit.LimitMethod;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The engine under the product's standard policy. */
@Component
class PolicyJudgements implements Judgements {
    private static final List<String> LIMIT_METHODS =
            Stream.of(LimitMethod.values()).map(Enum::name).toList();

    @Override
    public Judgement inForce(LocalDate day, Currency currency) {
        Policy policy = Policy.standard(currency);
        return new Judgement(
                policy.code(),
                policy.hash(),
                EngineVersion.VERSION,
                Indicators.CATALOGUE,
                policy.scorecard(),
                LIMIT_METHODS,
                (facts, packed) -> Assess.assess(facts, packed, policy));
    }
}
