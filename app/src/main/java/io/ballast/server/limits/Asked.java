package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Sha256;
import io.ballast.server.customers.Obligor;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A limit that somebody asks for.
 *
 * @param id made by the caller
 * @param obligor whose limit it is to be
 * @param limit in minor units of the currency; none takes the limit of a group, or with one company of ours, away
 * @param isTemporary whether the permanent limit comes back after the last day
 * @param from first day
 * @param to last day; empty while open-ended
 * @param reason 1 to {@value #LONGEST_REASON} characters
 */
record Asked(
        UUID id,
        Obligor obligor,
        LimitInForce limit,
        Currency currency,
        boolean isTemporary,
        LocalDate from,
        Optional<LocalDate> to,
        String reason) {
    static final int LONGEST_REASON = 1_000;

    /** What it counts for: without a limit of its group, or with one company of ours, a customer is less bound. */
    static LimitInForce weight(Obligor obligor, LimitInForce limit) {
        boolean isTakenAway = !(obligor instanceof Obligor.OfCustomer) && limit instanceof LimitInForce.None;
        return isTakenAway ? new LimitInForce.Unlimited() : limit;
    }

    /** SHA-256 of what is asked, so that one key does not ask two things. */
    byte[] fingerprint() {
        String text = String.join(
                "\n",
                (obligor instanceof Obligor.OfGroup ? "group " : "")
                        + obligor.key()
                        + obligor.ownCompany()
                                .map(company -> " with " + company)
                                .orElse(""),
                limit.toString(),
                currency.code(),
                Boolean.toString(isTemporary),
                from.toString(),
                to.map(LocalDate::toString).orElse(""),
                reason);
        return Sha256.of(text);
    }
}
