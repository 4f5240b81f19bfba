package io.ballast.server.limits;

import io.ballast.engine.value.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Limits of many customers that somebody wants to change at once.
 *
 * @param ruleMinor amount of the rule, reporting currency
 * @param rulePercent change of the rule
 * @param validTo new last day
 * @param chosen by what the customers were chosen
 * @param reverses the journal that it undoes
 * @param currency the reporting one
 * @param hash of everything the preview says; empty while some of it is not known yet
 * @param totalMinor what counts towards the authority; empty if unlimited, or not proposed yet
 * @param requesterId key of who made it
 */
record Journal(
        UUID id,
        JournalRule rule,
        OptionalLong ruleMinor,
        Optional<BigDecimal> rulePercent,
        Optional<LocalDate> validTo,
        JournalChoice chosen,
        String reason,
        Optional<UUID> reverses,
        Currency currency,
        Optional<String> hash,
        OptionalLong totalMinor,
        long requesterId,
        String requester,
        Instant createdAt,
        Optional<Instant> proposedAt,
        JournalState state,
        Optional<Instant> endedAt) {

    /** Whether its preview is complete. */
    boolean isKnown() {
        return hash.isPresent();
    }
}
