package io.ballast.server.portfolio;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import io.ballast.server.assessment.BooksStates;
import io.ballast.server.assessment.Remembered;
import io.ballast.server.assessment.RuleBooks;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The run in force, and those it is compared with. */
@Repository
class RunsShown {
    private static final String IN_FORCE = """
        select r.id, r.as_of, r.knowledge, r.currency, r.finished_at, r.policy_code, r.policy_hash,
          (select count(*)
            from ledger.revision v
            join assessment.assessment a on a.run_id = r.id and a.customer_id = v.customer_id
            where v.revision > a.revision
              %s) as customers_changed
        from assessment.published p
        join assessment.run r on r.id = p.run_id""";

    private static final String IN_FORCE_FOR_ALL = IN_FORCE.formatted("");

    private static final String IN_FORCE_FOR_SOME = IN_FORCE.formatted("""
        and exists (
          select 1
          from customers.customer c
          where c.id = v.customer_id and\s""" + CustomerScope.CONDITION + ")");

    private static final String ONE = """
        select r.id, r.as_of, r.knowledge, r.currency, r.finished_at, r.policy_code, r.policy_hash,
          0 as customers_changed
        from assessment.run r
        where r.id = :id and r.state = 'PUBLISHED'""";

    private static final String BEFORE = """
        select r.id, r.as_of, r.knowledge, r.currency, r.finished_at, r.policy_code, r.policy_hash,
          0 as customers_changed
        from assessment.run r
        where r.state = 'PUBLISHED' and r.as_of < :asOf
        order by r.as_of desc, r.id desc
        limit :most""";

    /** For each month up to a day its last published run under the same knowledge, newest month first. */
    private static final String MONTHLY = """
        select distinct on (date_trunc('month', r.as_of)) r.id, r.as_of, r.knowledge, r.currency, r.finished_at,
          r.policy_code, r.policy_hash, 0 as customers_changed
        from assessment.run r
        where r.state = 'PUBLISHED' and r.as_of <= :asOf and r.knowledge = :knowledge and r.currency = :currency
        order by date_trunc('month', r.as_of) desc, r.as_of desc, r.id desc
        limit :most""";

    private static final int MOST_SCOPES = 100;

    private final JdbcClient jdbc;
    private final BooksStates states;
    private final RuleBooks books;
    private final Remembered<DataScope, Optional<RunShown>> inForce = new Remembered<>(MOST_SCOPES);

    RunsShown(JdbcClient jdbc, BooksStates states, RuleBooks books) {
        this.jdbc = jdbc;
        this.books = books;
        this.states = states;
    }

    /** The run in force; of the customers changed since, those that the user may know of are counted. */
    Optional<RunShown> inForce() {
        CurrentUser user = Users.find().orElseGet(CurrentUser::system);
        JdbcClient.StatementSpec statement = user.seesEveryCustomer()
                ? jdbc.sql(IN_FORCE_FOR_ALL)
                : jdbc.sql(IN_FORCE_FOR_SOME).params(CustomerScope.parameters(user));
        return inForce.of(
                user.scope(),
                states.ofEverything(),
                () -> statement.query(this::run).optional());
    }

    Optional<RunShown> byId(long id) {
        return jdbc.sql(ONE).param("id", id).query(this::run).optional();
    }

    /** Published runs of earlier days, newest first. */
    List<RunShown> before(LocalDate asOf, int most) {
        return jdbc.sql(BEFORE)
                .param("asOf", asOf)
                .param("most", most)
                .query(this::run)
                .list();
    }

    /** One run a month up to this one, oldest first. */
    List<RunShown> monthly(RunShown last, int months) {
        return jdbc.sql(MONTHLY)
                .param("asOf", last.asOf())
                .param("knowledge", last.knowledge().name())
                .param("currency", last.currency().code())
                .param("most", months)
                .query(this::run)
                .list()
                .reversed();
    }

    private RunShown run(ResultSet row, int index) throws SQLException {
        Currency currency = Currency.of(row.getString("currency"));
        return new RunShown(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                Knowledge.valueOf(row.getString("knowledge")),
                currency,
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                row.getString("policy_code"),
                books.of(row.getString("policy_hash"), currency),
                row.getInt("customers_changed"));
    }
}
