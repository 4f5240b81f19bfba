package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A limit that somebody asks for.
 *
 * @param id made by the caller
 * @param limit in minor units of the currency
 * @param isTemporary whether the permanent limit comes back after the last day
 * @param from first day
 * @param to last day; empty while open-ended
 * @param reason 1 to {@value #LONGEST_REASON} characters
 */
record Asked(
        UUID id,
        CustomerId customer,
        LimitInForce limit,
        Currency currency,
        boolean isTemporary,
        LocalDate from,
        Optional<LocalDate> to,
        String reason) {
    static final int LONGEST_REASON = 1_000;

    /** SHA-256 of what is asked, so that one key does not ask two things. */
    byte[] fingerprint() {
        String text = String.join(
                "\n",
                Long.toString(customer.value()),
                limit.toString(),
                currency.code(),
                Boolean.toString(isTemporary),
                from.toString(),
                to.map(LocalDate::toString).orElse(""),
                reason);
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
