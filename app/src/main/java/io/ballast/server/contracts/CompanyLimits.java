package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Limits of customers with single companies of ours: a door of this module. They enter through {@link TermsRecording}.
 */
@Repository
public class CompanyLimits {
    private static final String LAST = """
        select distinct on (own_company) own_company, limit_kind, limit_minor, currency, valid_to
        from contracts.company_limit
        where customer_id = :customer and valid_from <= :day
        order by own_company, valid_from desc, id desc""";

    private final JdbcClient jdbc;

    CompanyLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A limit with a company.
     *
     * @param limit in minor units of the currency
     * @param validTo last day, inclusive; it may be over
     */
    public record Agreed(LimitInForce limit, Currency currency, Optional<LocalDate> validTo) {}

    /** The last that began by a day, by the code of the company; none for companies without one. */
    public Map<String, Agreed> last(CustomerId customer, LocalDate day) {
        Map<String, Agreed> limits = new HashMap<>();
        jdbc.sql(LAST).param("customer", customer.value()).param("day", day).query(row -> {
            limits.put(
                    row.getString("own_company"),
                    new Agreed(
                            LimitColumns.limit(row),
                            LimitColumns.currency(row),
                            Optional.ofNullable(row.getObject("valid_to", LocalDate.class))));
        });
        return limits;
    }
}
