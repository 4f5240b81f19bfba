package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The book of record: the door of this module. */
@Repository
public class Ledger {
    private static final String REVISION = """
        select revision
        from ledger.revision
        where customer_id = :customer""";

    private static final String CURRENCY = """
        select currency
        from ledger.company""";

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often this customer's documents, terms or profile have changed: 0 for a customer without any. */
    public long revision(CustomerId customer) {
        return jdbc.sql(REVISION)
                .param("customer", customer.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The reporting currency, in which every base amount is; nothing before the first import. */
    public Optional<Currency> currency() {
        return jdbc.sql(CURRENCY).query(String.class).optional().map(Currency::of);
    }
}
