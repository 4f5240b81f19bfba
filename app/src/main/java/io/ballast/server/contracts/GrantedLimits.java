package io.ballast.server.contracts;

import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Obligor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Limits that were granted here, above those that files name: a door of this module. */
@Repository
public class GrantedLimits {
    private static final String ADD = """
        insert into contracts.granted_limit
            (request_id, customer_id, group_id, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to)
        values (:request, :customer, :group, :temporary, :kind, :minor, :currency, :from, :to)""";

    private static final String COUNT_UP = """
        insert into contracts.group_limit_revision (group_id, revision)
        values (:group, 1)
        on conflict (group_id) do update set revision = contracts.group_limit_revision.revision + 1""";

    /** What files say counts only while nothing was granted; of permanent ones that began, the last. */
    private static final String AGREED = """
        select customer_id, limit_kind, limit_minor, currency, false as is_temporary, valid_from, valid_to
        from contracts.terms t
        where customer_id = any (:customers)
          and not exists (
            select
            from contracts.terms later
            where later.customer_id = t.customer_id and later.valid_from <= :day and later.valid_from > t.valid_from)
          and not exists (
            select
            from contracts.granted_limit g
            where g.customer_id = t.customer_id and not g.is_temporary and g.valid_from <= :day)
        union all
        select customer_id, limit_kind, limit_minor, currency, is_temporary, valid_from, valid_to
        from contracts.granted_limit g
        where customer_id = any (:customers)
          and case when is_temporary then valid_to >= :day else not exists (
            select
            from contracts.granted_limit later
            where later.customer_id = g.customer_id and not later.is_temporary and later.valid_from <= :day
              and (later.valid_from, later.id) > (g.valid_from, g.id)) end
        order by customer_id, valid_from""";

    private static final String TEMPORARY = """
        select customer_id, limit_kind, limit_minor, currency, is_temporary, valid_from, valid_to
        from contracts.granted_limit
        where customer_id = :customer and is_temporary and valid_to >= :since
        order by valid_from""";

    private final CreditGroups groups;
    private final CompanyLimits companies;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    GrantedLimits(CreditGroups groups, CompanyLimits companies, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.groups = groups;
        this.companies = companies;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Writes a limit, in force from its first day on, in the transaction of whoever approved it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grant(GrantedLimit granted) {
        granted.obligor().groupKey().ifPresent(this::countUp);
        if (granted.obligor() instanceof Obligor.WithCompany with) {
            companies.add(granted, with);
        } else {
            add(granted);
        }
        granted.obligor()
                .customerKey()
                .ifPresent(customer ->
                        events.publishEvent(new LimitChanged(customer, granted.request(), granted.validFrom())));
    }

    private void add(GrantedLimit granted) {
        jdbc.sql(ADD)
                .param("request", granted.request())
                .param("customer", granted.obligor().customerKey().orElse(null), Types.BIGINT)
                .param("group", granted.obligor().groupKey().orElse(null), Types.BIGINT)
                .param("temporary", granted.isTemporary())
                .param("kind", LimitColumns.kind(granted.limit()))
                .param("minor", LimitColumns.minor(granted.limit()), Types.BIGINT)
                .param("currency", granted.currency().code())
                .param("from", granted.validFrom())
                .param("to", granted.validTo().orElse(null), Types.DATE)
                .update();
    }

    /** Behind whoever decides on an order under the group, and before whoever does so next. */
    private void countUp(long group) {
        groups.hold(group);
        jdbc.sql(COUNT_UP).param("group", group).update();
    }

    /** Every limit of these customers that is in force on a day, is to be later, or is the last one and over. */
    public List<AgreedLimit> agreed(Collection<CustomerId> customers, LocalDate day) {
        Object[] keys = customers.stream().map(CustomerId::value).toArray();
        return jdbc.sql(AGREED)
                .param("customers", new SqlArrayValue("bigint", keys))
                .param("day", day)
                .query(GrantedLimits::agreed)
                .list();
    }

    /** The temporary limits of a customer whose last day is this one or later. */
    public List<AgreedLimit> temporary(CustomerId customer, LocalDate since) {
        return jdbc.sql(TEMPORARY)
                .param("customer", customer.value())
                .param("since", since)
                .query(GrantedLimits::agreed)
                .list();
    }

    private static AgreedLimit agreed(ResultSet row, int index) throws SQLException {
        return new AgreedLimit(
                new Obligor.OfCustomer(new CustomerId(row.getLong("customer_id"))),
                LimitColumns.limit(row),
                LimitColumns.currency(row),
                row.getBoolean("is_temporary"),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
    }
}
