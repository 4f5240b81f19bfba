package io.ballast.samples;

import io.ballast.engine.Assess;
import io.ballast.engine.Assessment;
import io.ballast.engine.Policy;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.ledger.PreviousAssessment;
import io.ballast.engine.scoring.Rating;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Customers of a demo company assessed on its last day and on the same day of the months before, each time with the
 * assessment before as a fact, as a monthly run does it.
 *
 * @param months how many months before the last day it begins
 */
record MonthEnds(DemoCompany company, Policy policy, int months) {

    /** The assessments of one customer, oldest first. */
    List<Assessment> of(int index) {
        CustomerFacts last = company.factsOf(index, company.settings().asOf());
        byte[] packed = LedgerCodec.encode(last.ledger());
        List<Assessment> assessments = new ArrayList<>();
        Optional<PreviousAssessment> previous = Optional.empty();
        for (int month = months; month >= 0; month--) {
            LocalDate day = company.settings().asOf().minusMonths(month);
            var facts = new CustomerFacts(
                    last.customer(),
                    day,
                    last.knowledge(),
                    last.currency(),
                    last.profile(),
                    last.standing(),
                    last.ledger(),
                    previous);
            Assessment assessment = Assess.assess(facts, packed, policy);
            assessments.add(assessment);
            previous = Optional.of(asFact(assessment));
        }
        return assessments;
    }

    private PreviousAssessment asFact(Assessment assessment) {
        Rating rating = assessment.rating();
        boolean isFromScore = rating.basis() == Rating.Basis.COMPUTED || rating.basis() == Rating.Basis.KEPT;
        return new PreviousAssessment(
                assessment.asOf(),
                assessment.score().points(),
                rating.grade(),
                isFromScore ? Optional.of(policy.hash()) : Optional.empty());
    }
}
