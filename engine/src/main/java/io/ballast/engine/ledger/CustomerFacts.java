package io.ballast.engine.ledger;

import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Everything known of one customer as of one day. The ledger may hold later rows: readers must leave out every row
 * dated after {@code asOf}, and under {@link Knowledge#AS_KNOWN_THEN} every row recorded after it.
 *
 * @param customer the customer's code
 * @param asOf day of the assessment
 * @param knowledge which rows may speak for that day
 * @param currency currency of every amount in these facts
 * @param profile master data
 * @param standing limit, terms, override
 * @param ledger documents, sorted
 * @param previous the assessment before this one
 */
public record CustomerFacts(
        String customer,
        LocalDate asOf,
        Knowledge knowledge,
        Currency currency,
        Profile profile,
        Standing standing,
        Ledger ledger,
        Optional<PreviousAssessment> previous) {
    public CustomerFacts {
        if (customer.isBlank()) {
            throw new IllegalArgumentException("Facts need the customer's code");
        }
        previous.ifPresent(before -> {
            if (!before.asOf().isBefore(asOf)) {
                throw new IllegalArgumentException(
                        "Previous assessment of " + customer + " is of " + before.asOf() + ", not before " + asOf);
            }
        });
    }
}
