package io.ballast.server.assessment;

import io.ballast.engine.ledger.PreviousAssessment;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Standing;
import java.util.Optional;

/**
 * What is known of a customer beside its documents.
 *
 * @param customerId key of the customer
 * @param code its code
 * @param revision how often its documents, terms or profile had changed
 * @param profile master data
 * @param standing limit, terms, override
 * @param previous its previous assessment
 */
record FactsHead(
        long customerId,
        String code,
        long revision,
        Profile profile,
        Standing standing,
        Optional<PreviousAssessment> previous) {}
