package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        return digest(String.join(
                "\n",
                kind.name(),
                issuer,
                guarantor.map(Customer::code).orElse(""),
                number,
                currency.code(),
                cover.text()));
    }

    /** SHA-256 of a text in UTF-8. */
    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
