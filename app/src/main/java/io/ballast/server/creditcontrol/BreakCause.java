package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerLink;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * A large part of the exposure on the day a limit breaks.
 *
 * @param number of the order or invoice; empty of what was delivered and not invoiced
 * @param day when an order ships, or an invoice is due
 * @param minor reporting currency, above 0
 */
record BreakCause(Kind kind, String number, Optional<LocalDate> day, long minor) {

    /** What it is; the label is the message {@code creditcontrol.breaking.cause.<name>}. */
    enum Kind {
        ORDER("orders"),
        RESERVED(""),
        DELIVERED("deliveries"),
        INVOICE("invoices");

        private final String documents;

        Kind(String documents) {
            this.documents = documents;
        }
    }

    /** Where documents of this kind of a customer are: in the books, or the decision that holds an amount. */
    String link(String customerCode) {
        return kind == Kind.RESERVED
                ? "/credit-checks?order=" + UriUtils.encode(number, StandardCharsets.UTF_8)
                : CustomerLink.to(customerCode) + "/documents/" + kind.documents;
    }
}
