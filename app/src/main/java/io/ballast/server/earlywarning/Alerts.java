package io.ballast.server.earlywarning;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import io.ballast.server.assessment.RuleBook;
import io.ballast.server.assessment.RuleBooks;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All alerts, as far as a viewer may know of their customers. */
@Repository
class Alerts {
    /** What is meant, with its place in the list: the loudest first, then the largest. */
    private static final String MEANT = """
        with meant as (
          select a.id, a.customer_id, s.exposure_minor, -coalesce(s.exposure_minor, -1) as weight,
            case a.severity when 'ALARM' then 0 when 'WATCH' then 1 else 2 end as rank
          from earlywarning.alert a
          join customers.customer c on c.id = a.customer_id
          left join assessment.assessment s
            on s.customer_id = a.customer_id and s.run_id = (
              select run_id
              from assessment.published)
          where\s""" + CustomerScope.CONDITION + """
            and (:state = '' or a.state = :state)
            and (:severity = '' or a.severity = :severity)
            and (:rule = '' or a.rule = :rule)
            and (:customer = 0 or a.customer_id = :customer)
            and (:words = '' or strpos(c.search, :words) > 0)
        )
        """;

    private static final String TOTALS = MEANT + """
        select coalesce(sum(each.alerts), 0)::int as alerts, count(*)::int as customers,
          coalesce(sum(each.exposure_minor), 0)::bigint as exposure_minor
        from (
          select customer_id, count(*) as alerts, min(exposure_minor) as exposure_minor
          from meant
          group by customer_id
        ) each""";

    /** The rows of a page are found by their places alone, then fetched. */
    private static final String PAGE = MEANT + """
        , page as (
          select id, exposure_minor, rank, weight
          from meant
          where %s
          order by rank, weight, id
          limit :most offset :skip
        )
        select a.id, a.customer_id, c.code, c.name, a.rule, a.severity, a.state, a.first_seen_on, a.last_seen_on,
          a.because, a.acknowledged_by, a.acknowledged_at, a.comment, r.policy_hash, r.currency, p.exposure_minor,
          p.rank, p.weight
        from page p
        join earlywarning.alert a on a.id = p.id
        left join assessment.run r on r.id = a.run_id
        join customers.customer c on c.id = a.customer_id
        order by p.rank, p.weight, p.id""";

    private static final String ROWS = PAGE.formatted("true");
    private static final String BEHIND = PAGE.formatted("(rank, weight, id) > (:rank, :weight, :after)");
    private static final String BY_ID = PAGE.formatted("id = :id");

    private static final String RULES = """
        select distinct on (a.rule) a.rule, r.policy_hash, r.currency
        from earlywarning.alert a
        left join assessment.run r on r.id = a.run_id
        order by a.rule, a.last_seen_on desc, a.id desc""";

    private static final String CURRENCY = """
        select r.currency
        from assessment.published p
        join assessment.run r on r.id = p.run_id""";

    private static final String ACKNOWLEDGE = """
        update earlywarning.alert a
        set state = 'ACKNOWLEDGED', acknowledged_by = :by, acknowledged_at = :at, comment = :comment
        from customers.customer c
        where c.id = a.customer_id and a.id = any (:ids) and a.state = 'OPEN'
          and\s""" + CustomerScope.CONDITION + """
        returning a.id""";

    private final JdbcClient jdbc;
    private final RuleBooks books;
    private final JsonMapper json;

    Alerts(JdbcClient jdbc, RuleBooks books, JsonMapper json) {
        this.jdbc = jdbc;
        this.books = books;
        this.json = json;
    }

    /** A rule that fired at least once. */
    record Fired(String rule, Text label) {}

    /** Count of alerts and of their customers, and the exposure of these, each counted once. */
    record Totals(int alerts, int customers, long exposureMinor) {}

    Totals totals(AlertFilter filter, CurrentUser user) {
        return meant(TOTALS, filter, user)
                .query((row, index) ->
                        new Totals(row.getInt("alerts"), row.getInt("customers"), row.getLong("exposure_minor")))
                .single();
    }

    List<Alert> rows(AlertFilter filter, CurrentUser user, int most, int skip) {
        return meant(ROWS, filter, user)
                .param("most", most)
                .param("skip", skip)
                .query(this::alert)
                .list();
    }

    /** An alert with its place in the list: how loud, how much, which. */
    record Placed(Alert alert, int rank, long weight) {}

    /** Alerts behind a place in the list, the loudest and largest first. */
    List<Placed> page(AlertFilter filter, CurrentUser user, int rank, long weight, long after, int most) {
        return meant(BEHIND, filter, user)
                .param("rank", rank)
                .param("weight", weight)
                .param("after", after)
                .param("most", most)
                .param("skip", 0)
                .query((row, index) -> new Placed(alert(row, index), row.getInt("rank"), row.getLong("weight")))
                .list();
    }

    /** One alert, unless its customer lies outside this user's scope. */
    Optional<Alert> byId(long id, CurrentUser user) {
        return meant(BY_ID, AlertFilter.everything(), user)
                .param("id", id)
                .param("most", 1)
                .param("skip", 0)
                .query(this::alert)
                .optional();
    }

    /** The rules that ever raised an alert, each labelled as when it fired last. */
    List<Fired> rules() {
        return jdbc.sql(RULES)
                .query((row, index) ->
                        new Fired(row.getString("rule"), book(row).label(row.getString("rule"))))
                .list();
    }

    private RuleBook book(ResultSet row) throws SQLException {
        Optional<String> hash = Optional.ofNullable(row.getString("policy_hash"));
        Optional<String> currency = Optional.ofNullable(row.getString("currency"));
        return hash.flatMap(known -> currency.map(code -> books.of(known, Currency.of(code))))
                .orElse(new RuleBook(Map.of()));
    }

    /** Currency of the exposures. */
    Currency currency() {
        return jdbc.sql(CURRENCY)
                .query(String.class)
                .optional()
                .map(Currency::of)
                .orElse(Currency.CNY);
    }

    /** Marks open alerts as seen; others are left alone. Returns the keys of those it changed. */
    List<Long> acknowledge(List<Long> ids, String comment, CurrentUser user, Instant now) {
        return scoped(ACKNOWLEDGE, user)
                .param("ids", new SqlArrayValue("int8", ids.toArray()))
                .param("by", user.username())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("comment", comment)
                .query((row, index) -> row.getLong("id"))
                .list();
    }

    private JdbcClient.StatementSpec meant(String sql, AlertFilter filter, CurrentUser user) {
        return scoped(sql, user)
                .param("state", filter.state().map(Enum::name).orElse(""))
                .param("severity", filter.severity().map(Enum::name).orElse(""))
                .param("rule", filter.rule().orElse(""))
                .param("customer", filter.customer().orElse(0L))
                .param("words", filter.words());
    }

    private JdbcClient.StatementSpec scoped(String sql, CurrentUser user) {
        return jdbc.sql(sql).params(CustomerScope.parameters(user));
    }

    private Alert alert(ResultSet row, int index) throws SQLException {
        long exposure = row.getLong("exposure_minor");
        OptionalLong exposureMinor = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(exposure);
        return new Alert(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("rule"),
                book(row).find(row.getString("rule")),
                Severity.valueOf(row.getString("severity")),
                Alert.State.valueOf(row.getString("state")),
                row.getObject("first_seen_on", LocalDate.class),
                row.getObject("last_seen_on", LocalDate.class),
                observed(row.getString("because")),
                Optional.ofNullable(row.getString("acknowledged_by")),
                Optional.ofNullable(row.getObject("acknowledged_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("comment")),
                exposureMinor);
    }

    private List<Alert.Observed> observed(String because) {
        List<Alert.Observed> observed = new ArrayList<>();
        for (JsonNode one : json.readTree(because)) {
            observed.add(new Alert.Observed(
                    one.get("indicator").asString(), one.get("value").asDouble()));
        }
        return observed;
    }
}
