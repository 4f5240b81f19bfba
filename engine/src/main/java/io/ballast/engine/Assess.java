package io.ballast.engine;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.FactsHash;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.limit.LimitAdvice;
import io.ballast.engine.limit.LimitAdvisor;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.warning.Findings;
import io.ballast.engine.warning.WarningRules;
import io.ballast.engine.warning.WarningSignals;

/** The engine's one function. Pure: equal facts and policy give an equal assessment, on any machine, in any order. */
public final class Assess {
    private Assess() {}

    public static Assessment assess(CustomerFacts facts, Policy policy) {
        return assess(facts, LedgerCodec.encode(facts.ledger()), policy);
    }

    /**
     * The same for who read the ledger from its packed form and need not pack it again for the hash.
     *
     * @param packed what {@link LedgerCodec#encode} gives for the ledger of these facts; the hash rests on it
     */
    public static Assessment assess(CustomerFacts facts, byte[] packed, Policy policy) {
        Readings readings = Indicators.read(facts, policy.residue());
        Score score = policy.scorer().score(readings, policy.stalenessDays(readings));
        Rating computed = policy.scale().rate(score, policy.missingData(), facts.standing(), facts.asOf());
        Rating scored = policy.margin().hold(computed, score, policy.scale(), facts, readings, policy.hash());
        Rating rating = policy.defaulting().judge(scored, facts, readings, policy.residue());
        LimitAdvice limit = LimitAdvisor.advise(facts, rating, policy.limit());
        Findings findings = WarningRules.evaluate(policy.warnings(), WarningSignals.of(readings, score, rating));
        Provenance provenance = new Provenance(EngineVersion.VERSION, policy.hash(), FactsHash.of(facts, packed));
        return new Assessment(
                facts.customer(),
                facts.asOf(),
                facts.knowledge(),
                readings,
                score,
                rating,
                limit,
                findings.warnings(),
                findings.undecided(),
                provenance);
    }
}
