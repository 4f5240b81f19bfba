package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Sha256;
import io.ballast.server.customers.Customer;
import java.util.Optional;
import java.util.UUID;

/**
 * A document to be registered.
 *
 * @param id made by the caller
 * @param issuer who answers: guarantor, bank, insurer, owner of what is pledged
 * @param guarantor the issuer, where it is a customer itself
 * @param number of the document, as its issuer gave it
 */
record Registration(
        UUID id,
        ProtectionKind kind,
        String issuer,
        Optional<Customer> guarantor,
        String number,
        Currency currency,
        Cover cover) {
    static final int LONGEST_ISSUER = 200;
    static final int LONGEST_NUMBER = 64;

    byte[] fingerprint() {
        return Sha256.of(String.join(
                "\n",
                kind.name(),
                issuer,
                guarantor.map(Customer::code).orElse(""),
                number,
                currency.code(),
                cover.text()));
    }
}
