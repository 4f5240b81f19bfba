package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Obligor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Limits of customers with single companies of ours: a door of this module. They enter through {@link TermsRecording}
 * and {@link GrantedLimits}.
 */
@Repository
public class CompanyLimits {
    /** What files say counts only while nothing was granted. */
    private static final String LAST = """
        select distinct on (own_company) own_company, limit_kind, limit_minor, currency, valid_to
        from contracts.company_limit
        where customer_id = :customer and valid_from <= :day and (not is_temporary or valid_to >= :day)
        order by own_company, is_temporary desc, request_id is null, valid_from desc, id desc""";

    /** Of permanent ones that began by then only the last. */
    private static final String AGREED = """
        select customer_id, own_company, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.company_limit l
        where customer_id = any (:customers)
          and case when is_temporary then valid_to >= :day else not exists (
            select
            from contracts.company_limit later
            where later.customer_id = l.customer_id and later.own_company = l.own_company and not later.is_temporary
              and later.valid_from <= :day
              and (later.request_id is not null, later.valid_from, later.id)
                > (l.request_id is not null, l.valid_from, l.id)) end
        order by customer_id, own_company, valid_from, id""";

    private static final String TEMPORARY = """
        select customer_id, own_company, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.company_limit
        where customer_id = :customer and own_company = :company and is_temporary and valid_to >= :since
        order by valid_from""";

    private static final String ADD = """
        insert into contracts.company_limit
            (request_id, customer_id, own_company, is_temporary, limit_kind, limit_minor, currency, valid_from,
                valid_to)
        values (:request, :customer, :company, :temporary, :kind, :minor, :currency, :from, :to)""";

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

    /** By the code of the company the one that holds on a day or began last by then; none for companies without one. */
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

    /** Every limit of these customers with a company that is in force on a day, is to be later, or is the last one. */
    public List<AgreedLimit> agreed(Collection<CustomerId> customers, LocalDate day) {
        return jdbc.sql(AGREED)
                .param("customers", CustomerId.array(customers))
                .param("day", day)
                .query(CompanyLimits::limit)
                .list();
    }

    /** The temporary limits with a company whose last day is this one or later. */
    public List<AgreedLimit> temporary(Obligor.WithCompany with, LocalDate since) {
        return jdbc.sql(TEMPORARY)
                .param("customer", with.id().value())
                .param("company", with.company())
                .param("since", since)
                .query(CompanyLimits::limit)
                .list();
    }

    /** Writes one that was granted. */
    void add(GrantedLimit granted, Obligor.WithCompany with) {
        jdbc.sql(ADD)
                .param("request", granted.request())
                .param("customer", with.id().value())
                .param("company", with.company())
                .param("temporary", granted.isTemporary())
                .param("kind", LimitColumns.kind(granted.limit()))
                .param("minor", LimitColumns.minor(granted.limit()), Types.BIGINT)
                .param("currency", granted.currency().code())
                .param("from", granted.validFrom())
                .param("to", granted.validTo().orElse(null), Types.DATE)
                .update();
    }

    private static AgreedLimit limit(ResultSet row, int index) throws SQLException {
        return new AgreedLimit(
                new Obligor.WithCompany(new CustomerId(row.getLong("customer_id")), row.getString("own_company")),
                LimitColumns.limit(row),
                LimitColumns.currency(row),
                row.getBoolean("is_temporary"),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
    }
}
