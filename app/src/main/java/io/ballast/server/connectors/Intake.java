package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.TermsRows;
import io.ballast.server.customers.CustomerRows;
import io.ballast.server.ledger.DocumentRows;
import io.ballast.server.ledger.Rates;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Where the rows of one file go. */
final class Intake {
    private final CustomerRows customers;
    private final TermsRows terms;
    private final DocumentRows documents;
    private final Rates rates;
    private final Map<String, Long> notes = new HashMap<>();

    Intake(CustomerRows customers, TermsRows terms, DocumentRows documents, Rates rates) {
        this.customers = customers;
        this.terms = terms;
        this.documents = documents;
        this.rates = rates;
    }

    CustomerRows customers() {
        return customers;
    }

    TermsRows terms() {
        return terms;
    }

    DocumentRows documents() {
        return documents;
    }

    /** The amount in the reporting currency. */
    long toBase(Currency currency, int day, long minor) {
        return rates.toBase(currency, day, minor)
                .orElseThrow(() -> new BadCell(
                        "currency",
                        currency.code() + " " + LocalDate.ofEpochDay(day) + " → "
                                + rates.base().code(),
                        "no_rate"));
    }

    /** Counts a row of which the summary must say something, under the last part of its message key. */
    void note(String note) {
        notes.merge(note, 1L, Long::sum);
    }

    /** The same for several rows at once, if there are any. */
    void note(String note, long rows) {
        if (rows > 0) {
            notes.merge(note, rows, Long::sum);
        }
    }

    Map<String, Long> notes() {
        return Map.copyOf(notes);
    }

    void flush() {
        customers.flush();
        terms.flush();
        documents.flush();
    }
}
