package io.ballast.server.limits;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A limit with a last day that no other one follows at once, or the part of a document that stands for a customer.
 *
 * @param owner code of who is in charge of the customer, empty of a group
 * @param isTemporary whether the permanent limit comes back after the last day
 * @param lastDay in force
 * @param open request for another limit of this kind
 * @param exposure kind that the limit is for; empty of a limit for all
 * @param document that ends; empty of a limit
 */
record ExpiringLimit(
        NamedObligor of,
        String owner,
        LimitInForce limit,
        Currency currency,
        boolean isTemporary,
        LocalDate validFrom,
        LocalDate lastDay,
        Optional<UUID> open,
        Optional<ExposureKind> exposure,
        Optional<Document> document) {

    /**
     * A guarantee, deposit or other document.
     *
     * @param number as its issuer gave it
     */
    record Document(UUID id, String number) {}

    /** Kinds as lists tell them apart; the label is the message {@code limits.expiry.kind.<name>}. */
    enum Kind {
        CUSTOMER,
        COMPANY,
        KIND,
        TEMPORARY,
        GROUP,
        PROTECTION
    }

    Kind kind() {
        if (document.isPresent()) {
            return Kind.PROTECTION;
        }
        if (isTemporary) {
            return Kind.TEMPORARY;
        }
        if (exposure.isPresent()) {
            return Kind.KIND;
        }
        if (of.company().isPresent()) {
            return Kind.COMPANY;
        }
        return of.isGroup() ? Kind.GROUP : Kind.CUSTOMER;
    }

    boolean isOver(LocalDate today) {
        return lastDay.isBefore(today);
    }
}
