package io.ballast.server.limits;

import io.ballast.engine.value.Sha256;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A journal that somebody wants.
 *
 * @param id made by the caller
 * @param ruleMinor reporting currency, of rules with an amount
 * @param rulePercent of {@link JournalRule#PERCENT}
 * @param validTo new last day; empty keeps the one there is
 * @param list of {@link JournalRule#LIST}, as it was written
 * @param reverses of {@link JournalRule#REVERSAL}
 * @param reason 1 to {@value Asked#LONGEST_REASON} characters
 */
record JournalAsked(
        UUID id,
        JournalRule rule,
        OptionalLong ruleMinor,
        Optional<BigDecimal> rulePercent,
        Optional<LocalDate> validTo,
        JournalChoice chosen,
        List<Row> list,
        Optional<UUID> reverses,
        String reason) {
    JournalAsked {
        list = List.copyOf(list);
    }

    /** A row of a list, as it was written. */
    record Row(String customer, String amount) {}

    /** SHA-256 of what is asked, so that one key does not ask two things. */
    byte[] fingerprint() {
        String rows =
                list.stream().map(row -> row.customer() + "\t" + row.amount()).collect(Collectors.joining("\n"));
        return Sha256.of(String.join(
                "\n",
                rule.name(),
                ruleMinor.toString(),
                rulePercent.toString(),
                validTo.toString(),
                chosen.text(),
                reverses.toString(),
                reason,
                rows));
    }
}
