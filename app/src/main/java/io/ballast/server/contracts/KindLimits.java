package io.ballast.server.contracts;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits of customers for kinds of exposure: a door of this module. They enter through {@link TermsRecording}. */
@Repository
public class KindLimits {
    private static final String LAST = """
        select exposure_kind, limit_kind, limit_minor, currency, valid_to
        from (
          select distinct on (exposure_kind) exposure_kind, limit_kind, limit_minor, currency, valid_to
          from contracts.kind_limit
          where customer_id = :customer and valid_from <= :day
          order by exposure_kind, valid_from desc, id desc) last
        where limit_kind <> 'NONE'""";

    private final JdbcClient jdbc;

    KindLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A limit for a kind of exposure.
     *
     * @param limit in minor units of the currency; not none
     * @param validTo last day, inclusive; it may be over
     */
    public record Agreed(ExposureKind kind, LimitInForce limit, Currency currency, Optional<LocalDate> validTo) {}

    /** By kind the one that began last by a day; nothing of kinds without one. */
    public List<Agreed> last(CustomerId customer, LocalDate day) {
        return jdbc.sql(LAST)
                .param("customer", customer.value())
                .param("day", day)
                .query((row, _) -> new Agreed(
                        ExposureKind.valueOf(row.getString("exposure_kind")),
                        LimitColumns.limit(row),
                        LimitColumns.currency(row),
                        Optional.ofNullable(row.getObject("valid_to", LocalDate.class))))
                .list();
    }
}
