package io.ballast.server.assessment;

import io.ballast.engine.Assessment;
import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.scoring.GradeMargin;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.PathToGrade;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.scoring.Scorecard;
import io.ballast.engine.scoring.WhatWouldChange;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The engine under one policy.
 *
 * @param policyCode code of the policy version
 * @param policyHash SHA-256 of its canonical text, lower-case hex
 * @param engineVersion version of the engine
 * @param catalogue the indicators
 * @param scorecard the points card
 * @param scale from points to grades
 * @param margin how far a score must leave the band of the previous grade before the grade follows
 * @param residue which rest of an invoice is too small to say how old debts are
 * @param limitMethods codes of the limit methods in the order of their proposals
 * @param assess facts and their packed ledger in, assessment out: pure, for any thread
 */
record Judgement(
        String policyCode,
        String policyHash,
        String engineVersion,
        Catalogue catalogue,
        Scorecard scorecard,
        MasterScale scale,
        GradeMargin margin,
        Residue residue,
        List<String> limitMethods,
        BiFunction<CustomerFacts, byte[], Assessment> assess) {
    Judgement {
        limitMethods = List.copyOf(limitMethods);
    }

    /** What would bring the next better grade. */
    Optional<PathToGrade> nextGrade(Score score) {
        return WhatWouldChange.toNextGrade(score, scorecard, scale);
    }
}
