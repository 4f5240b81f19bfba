package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands for customers, one row a document and customer: the door of this module. */
@Repository
public class Protections {
    /** A document that was refused has no current version; one that was given back is no longer held. */
    private static final String ROWS = """
        select c.id as id_of_customer, c.code, c.name, c.currency, c.status, d.id, d.kind, d.issuer, d.number,
          d.guarantor_id, d.currency as document_currency, v.state, a.minor, v.haircut_percent, v.valid_from,
          v.valid_to, v.verdict is not null as is_confirmed,
          exists (
            select
            from protection.version o
            where o.document_id = d.id and o.verdict is null) as is_pending
        from protection.allocation a
        join protection.version v on v.id = a.version_id and v.is_current
        join protection.document d on d.id = v.document_id
        join customers.customer c on c.id = a.customer_id
        where\s""";

    private static final String HELD_FOR = ROWS + """
        d.is_held and a.customer_id = any (:customers)
        order by a.customer_id, d.number, d.id""";

    private static final String OF_DOCUMENT = ROWS + """
        d.id = :document and d.is_held
        order by c.code""";

    private static final String PAGE = ROWS + CustomerScope.CONDITION + """
         and (:customer::bigint is null or a.customer_id = :customer)
          and (:kind::text is null or d.kind = :kind)
          and case :show
            when 'HELD' then d.is_held
            when 'PENDING' then d.is_held and exists (
              select
              from protection.version o
              where o.document_id = d.id and o.verdict is null)
            when 'EXPIRING' then d.is_held and v.state = 'ACTIVE' and v.valid_to between :today and :until
            when 'EXPIRED' then d.is_held and v.state = 'ACTIVE' and v.valid_to < :today
            else not d.is_held end
        order by v.valid_to nulls last, c.code, d.number, d.id
        limit :most offset :skip""";

    private final JdbcClient jdbc;

    Protections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which are shown; the label is the message {@code protection.show.<name>}. */
    enum Show {
        HELD,
        PENDING,
        EXPIRING,
        EXPIRED,
        LET_GO
    }

    /**
     * What is wanted; an empty part wants all.
     *
     * @param customer key
     * @param until of {@link Show#EXPIRING} the latest last day
     */
    record Filter(Optional<Long> customer, Optional<ProtectionKind> kind, Show show, LocalDate today, LocalDate until) {
        static Filter heldFor(long customer, LocalDate today) {
            return new Filter(Optional.of(customer), Optional.empty(), Show.HELD, today, today);
        }
    }

    /** All that is held for these customers, unconfirmed and expired ones included; whoever asks. */
    public List<Protection> heldFor(Collection<CustomerId> customers) {
        return jdbc.sql(HELD_FOR)
                .param("customers", CustomerId.array(customers))
                .query(Protections::protection)
                .list();
    }

    /** What a document does for each of its customers; nothing once it is not held any more. */
    List<Protection> of(UUID document) {
        return jdbc.sql(OF_DOCUMENT)
                .param("document", document)
                .query(Protections::protection)
                .list();
    }

    /** What this user may know of, the first to end first. */
    List<Protection> page(Filter filter, int skip, int most, CurrentUser user) {
        return jdbc.sql(PAGE)
                .params(CustomerScope.parameters(user))
                .param("customer", filter.customer().orElse(null), Types.BIGINT)
                .param("kind", filter.kind().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("show", filter.show().name())
                .param("today", filter.today())
                .param("until", filter.until())
                .param("most", most)
                .param("skip", skip)
                .query(Protections::protection)
                .list();
    }

    private static Protection protection(ResultSet row, int index) throws SQLException {
        ProtectionKind kind = ProtectionKind.valueOf(row.getString("kind"));
        long guarantor = row.getLong("guarantor_id");
        return new Protection(
                ProtectionRows.customer(row),
                row.getObject("id", UUID.class),
                kind,
                row.getString("issuer"),
                row.getString("number"),
                kind.isPromise() && guarantor == row.getLong("id_of_customer"),
                Currency.of(row.getString("document_currency")),
                row.getString("state").equals(Cover.State.CALLED.name()),
                row.getLong("minor"),
                row.getBigDecimal("haircut_percent"),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getBoolean("is_confirmed"),
                row.getBoolean("is_pending"));
    }
}
