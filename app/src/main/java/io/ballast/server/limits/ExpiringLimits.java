package io.ballast.server.limits;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Limits that end: of customers, whole, with one company of ours or for one kind of exposure, and of groups, granted or
 * named by a file, and with them the documents that protect us, as far as somebody may know of them.
 */
@Repository
class ExpiringLimits {
    /** What another permanent limit follows without a gap does not end, nor what files say below a granted one. */
    static final String ENDING = """
        select customer_id, group_id, null as own_company, limit_kind, limit_minor, currency, is_temporary, valid_from,
          valid_to, null::uuid as document_id, null as document, null as exposure_kind
        from contracts.granted_limit g
        where valid_to between :from and :to and limit_kind <> 'NONE'
          and (is_temporary or not exists (
            select
            from contracts.granted_limit later
            where (later.customer_id = g.customer_id or later.group_id = g.group_id) and not later.is_temporary
              and (later.valid_from, later.id) > (g.valid_from, g.id) and later.valid_from <= g.valid_to + 1))
        union all
        select customer_id, null, null, limit_kind, limit_minor, currency, false, valid_from, valid_to, null, null, null
        from contracts.terms t
        where valid_to between :from and :to and limit_kind <> 'NONE'
          and not exists (
            select
            from contracts.granted_limit g
            where g.customer_id = t.customer_id and not g.is_temporary and g.valid_from <= t.valid_to + 1)
          and not exists (
            select
            from contracts.terms later
            where later.customer_id = t.customer_id and later.valid_from = t.valid_to + 1)
        union all
        select customer_id, null, own_company, limit_kind, limit_minor, currency, is_temporary, valid_from, valid_to,
          null, null, null
        from contracts.company_limit l
        where valid_to between :from and :to and limit_kind <> 'NONE'
          and (is_temporary or not exists (
            select
            from contracts.company_limit later
            where later.customer_id = l.customer_id and later.own_company = l.own_company and not later.is_temporary
              and (later.request_id is not null, later.valid_from, later.id)
                > (l.request_id is not null, l.valid_from, l.id) and later.valid_from <= l.valid_to + 1))
        union all
        select customer_id, null, null, limit_kind, limit_minor, currency, false, valid_from, valid_to, null, null,
          exposure_kind
        from contracts.kind_limit l
        where valid_to between :from and :to and limit_kind <> 'NONE'
          and not exists (
            select
            from contracts.kind_limit later
            where later.customer_id = l.customer_id and later.exposure_kind = l.exposure_kind
              and (later.valid_from, later.id) > (l.valid_from, l.id) and later.valid_from <= l.valid_to + 1)
        union all
        select a.customer_id, null, null, 'AMOUNT', a.minor, d.currency, false, v.valid_from, v.valid_to, d.id,
          d.number, null
        from protection.version v
        join protection.document d on d.id = v.document_id
        join protection.allocation a on a.version_id = v.id
        where v.valid_to between :from and :to and v.is_current and v.verdict = 'CONFIRMED' and v.state = 'ACTIVE'
          and d.is_held and :documents""";

    /** No condition on customers lets a group through, as for requests. */
    private static final String SEEN = """
        from (%s) e
        left join customers.customer c on c.id = e.customer_id
        left join customers.customer_group g on g.id = e.group_id
        left join customers.own_company o on o.code = e.own_company
        where (c.status is null or c.status <> 'CLOSED')
          and (:kind::text is null
            or :kind = case
              when e.document_id is not null then 'PROTECTION'
              when e.is_temporary then 'TEMPORARY'
              when e.exposure_kind is not null then 'KIND'
              when e.own_company is not null then 'COMPANY'
              when e.group_id is null then 'CUSTOMER'
              else 'GROUP' end)
          and\s""".formatted(ENDING) + CustomerScope.CONDITION;

    private static final String PAGE = """
        select e.customer_id, e.group_id, e.own_company, coalesce(o.name, '') as company,
          coalesce(c.code, g.code) as code, coalesce(c.name, g.name) as name,
          coalesce(c.owner_code, '') as owner_code, e.limit_kind, e.limit_minor, e.currency, e.is_temporary,
          e.valid_from, e.valid_to, e.document_id, e.document, e.exposure_kind, (
            select r.id
            from limits.request r
            where e.document_id is null and e.exposure_kind is null
              and (r.customer_id = e.customer_id and r.own_company is not distinct from e.own_company
                or r.group_id = e.group_id)
              and r.is_temporary = e.is_temporary and r.state in ('REQUESTED', 'IN_APPROVAL')) as request
        """ + SEEN + """
        order by e.valid_to, e.group_id nulls last, e.customer_id, e.own_company nulls first, e.is_temporary,
          e.document nulls first, e.exposure_kind nulls first
        limit :most offset :skip""";

    private static final String COUNTS = """
        select e.valid_to, count(*) as limits
        """ + SEEN + """
        group by e.valid_to""";

    private static final String DOCUMENTS = "protection:document:read";

    private final JdbcClient jdbc;

    ExpiringLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of them are wanted.
     *
     * @param from first of the last days
     * @param to last of the last days
     */
    record Filter(LocalDate from, LocalDate to, Optional<ExpiringLimit.Kind> kind) {}

    /** Those whose last day lies within the filter, by day. */
    List<ExpiringLimit> page(Filter filter, int skip, int most, CurrentUser user) {
        return statement(PAGE, filter, user)
                .param("skip", skip)
                .param("most", most)
                .query(ExpiringLimits::limit)
                .list();
    }

    /** How many end on each day on which any does. */
    Map<LocalDate, Long> counts(Filter filter, CurrentUser user) {
        Map<LocalDate, Long> counts = new TreeMap<>();
        statement(COUNTS, filter, user).query(row -> {
            counts.put(row.getObject("valid_to", LocalDate.class), row.getLong("limits"));
        });
        return counts;
    }

    private JdbcClient.StatementSpec statement(String sql, Filter filter, CurrentUser user) {
        return jdbc.sql(sql)
                .params(CustomerScope.parameters(user))
                .param("documents", user.may(DOCUMENTS))
                .param("from", filter.from())
                .param("to", filter.to())
                .param("kind", filter.kind().map(Enum::name).orElse(null), Types.VARCHAR);
    }

    private static ExpiringLimit limit(ResultSet row, int index) throws SQLException {
        String document = row.getString("document");
        return new ExpiringLimit(
                RequestColumns.named(row),
                row.getString("owner_code"),
                RequestColumns.limit(row.getString("limit_kind"), row.getLong("limit_minor")),
                Currency.of(row.getString("currency")),
                row.getBoolean("is_temporary"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Optional.ofNullable(row.getObject("request", UUID.class)),
                Optional.ofNullable(row.getString("exposure_kind")).map(ExposureKind::valueOf),
                Optional.ofNullable(row.getObject("document_id", UUID.class))
                        .map(id -> new ExpiringLimit.Document(id, document)));
    }
}
