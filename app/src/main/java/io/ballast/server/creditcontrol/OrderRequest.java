package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Sha256;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.OwnCompany;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * An order somebody asks about.
 *
 * @param id made by who asks; asked again with it, the answer is the same
 * @param number of the order, 1 to 64 characters
 * @param minor its amount with tax, above 0, minor units of the currency
 * @param shipOn day on which it is to leave
 * @param heldFor how long an approval holds its part of the limit until it is posted
 * @param marginMinor what is earned with it, minor units of the currency; empty if nobody says
 * @param terms that are asked for; empty where those agreed with the customer count
 * @param company code of the company of ours that sells; empty for the main one
 */
record OrderRequest(
        UUID id,
        CustomerId customer,
        String number,
        long minor,
        Currency currency,
        LocalDate shipOn,
        CheckPoint point,
        Duration heldFor,
        OptionalLong marginMinor,
        Optional<PaymentTerms> terms,
        String company) {

    /** An order of the main company. */
    OrderRequest(
            UUID id,
            CustomerId customer,
            String number,
            long minor,
            Currency currency,
            LocalDate shipOn,
            CheckPoint point,
            Duration heldFor,
            OptionalLong marginMinor,
            Optional<PaymentTerms> terms) {
        this(id, customer, number, minor, currency, shipOn, point, heldFor, marginMinor, terms, OwnCompany.MAIN.code());
    }

    /** SHA-256 of what is asked, the key left out. */
    byte[] fingerprint() {
        List<String> parts = new ArrayList<>(List.of(
                Long.toString(customer.value()),
                number,
                Long.toString(minor),
                currency.code(),
                shipOn.toString(),
                point.name(),
                heldFor.toString()));
        marginMinor.ifPresent(margin -> parts.add(Long.toString(margin)));
        terms.ifPresent(asked -> parts.add("terms " + asked.code()));
        if (!company.isEmpty()) {
            parts.add("company " + company);
        }
        return Sha256.of(String.join("\n", parts));
    }
}
