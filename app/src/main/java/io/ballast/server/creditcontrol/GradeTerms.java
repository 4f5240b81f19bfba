package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.Measured;
import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.TermsRank;
import io.ballast.engine.value.Grade;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which terms a grade is granted, and what credit costs by them.
 *
 * @param terms those that were asked for or agreed, if any
 * @param minor an amount to price, minor units of the reporting currency
 */
record GradeTerms(Grade grade, GrantedTerms granted, Optional<TermsRank> terms, OptionalLong minor) {

    /** Those that a decision was made against; empty where no check of it looked at terms. */
    static Optional<GradeTerms> of(Decision decision, OptionalLong minor) {
        for (CheckResult result : decision.results()) {
            if (result.measured() instanceof Measured.OfTerms(TermsRank terms, Grade grade, GrantedTerms granted)) {
                return Optional.of(new GradeTerms(grade, granted, Optional.of(terms), minor));
            }
        }
        return Optional.empty();
    }

    /** The days that are priced: those of the terms, or all that are granted. */
    int days() {
        return terms.map(TermsRank::days).orElse(granted.days());
    }

    /** What the amount costs; empty where credit has no price. */
    OptionalLong priceMinor() {
        return minor.isPresent() && granted.priceBasisPoints() > 0
                ? OptionalLong.of(granted.priceMinor(minor.getAsLong(), days()))
                : OptionalLong.empty();
    }
}
