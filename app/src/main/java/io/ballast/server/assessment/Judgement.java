package io.ballast.server.assessment;

import io.ballast.engine.Assessment;
import io.ballast.engine.Policy;
import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.scoring.PathToGrade;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.scoring.Scorecard;
import io.ballast.engine.scoring.WhatWouldChange;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The engine under one policy.
 *
 * @param policy by which customers are judged
 * @param engineVersion version of the engine
 * @param catalogue the indicators
 * @param limitMethods codes of the limit methods in the order of their proposals
 * @param assess facts and their packed ledger in, assessment out: pure, for any thread
 */
record Judgement(
        Policy policy,
        String engineVersion,
        Catalogue catalogue,
        List<String> limitMethods,
        BiFunction<CustomerFacts, byte[], Assessment> assess) {
    Judgement {
        limitMethods = List.copyOf(limitMethods);
    }

    String policyCode() {
        return policy.code();
    }

    /** SHA-256 of the canonical text of the policy, lower-case hex. */
    String policyHash() {
        return policy.hash();
    }

    Scorecard scorecard() {
        return policy.scorecard();
    }

    /** Which rest of an invoice is too small to say how old debts are. */
    Residue residue() {
        return policy.residue();
    }

    /** What would bring a better grade than the one in force. */
    Optional<PathToGrade> nextGrade(Score score, Rating rating) {
        return WhatWouldChange.toNextGrade(score, rating, policy.scorecard(), policy.scale(), policy.margin());
    }
}
