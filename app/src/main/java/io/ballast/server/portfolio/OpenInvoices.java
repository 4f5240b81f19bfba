package io.ballast.server.portfolio;

import io.ballast.server.assessment.BooksStates;
import io.ballast.server.assessment.Remembered;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.ledger.AccountSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Open invoices out of the book of record, as of the run in force and with its knowledge. */
@Repository
class OpenInvoices {
    /** All that is open, in the order of lists. */
    private static final String ITEMS = """
        with settled as (
          select invoice_id, sum(base_minor)::bigint as minor
          from ledger.settlement
          where settled_on <= :asOf and known_on <= :knownBy
          group by invoice_id
        )
        select i.id, i.customer_id, i.due_on - date '1970-01-01' as due_day,
          i.base_minor - coalesce(s.minor, 0) as open_minor
        from ledger.invoice i
        join customers.customer c on c.id = i.customer_id
        left join settled s on s.invoice_id = i.id
        where i.issued_on <= :asOf and i.known_on <= :knownBy and i.base_minor > coalesce(s.minor, 0)
          and\s""" + CustomerScope.CONDITION + """
        order by i.due_on, open_minor desc, i.id""";

    private static final String OPEN = """
        with item as (
          select i.id, i.customer_id, c.code, c.name, i.number, i.instalment, i.order_number, i.issued_on, i.due_on,
            i.is_due_assumed, i.base_minor, cast(:asOf as date) - i.due_on as days_past_due,
            i.base_minor - coalesce(s.settled_minor, 0) as open_minor,
            exists (
              select 1
              from ledger.dispute d
              where d.invoice_id = i.id and d.opened_on <= :asOf and d.known_on <= :knownBy
                and (d.closed_on is null or d.closed_on > :asOf)) as is_disputed
          from ledger.invoice i
          join customers.customer c on c.id = i.customer_id
          left join lateral (
            select sum(p.base_minor)::bigint as settled_minor
            from ledger.settlement p
            where p.invoice_id = i.id and p.settled_on <= :asOf and p.known_on <= :knownBy) s on true
          where i.issued_on <= :asOf and i.known_on <= :knownBy
            and\s""" + CustomerScope.CONDITION;

    private static final String OF_CUSTOMER = OPEN + """
            and i.due_on between :dueFrom and :dueTo and i.customer_id = :customer
        )
        """;

    private static final String TOTALS = OF_CUSTOMER + """
        select count(*) as invoices, coalesce(sum(open_minor), 0)::bigint as open_minor,
          count(distinct customer_id) as customers
        from item
        where open_minor > 0""";

    private static final String COLUMNS = """
        select id, customer_id, code, name, number, instalment, order_number, issued_on, due_on, is_due_assumed,
          base_minor, days_past_due, open_minor, is_disputed
        from item
        where open_minor > 0
        order by due_on, open_minor desc, id
        """;

    private static final String ROWS = OF_CUSTOMER + COLUMNS + "limit :most offset :skip";

    private static final String BY_KEY = OPEN + """
            and i.id = any (:keys)
        )
        """ + COLUMNS;

    private static final String CUSTOMER_NAME = """
        select c.name
        from customers.customer c
        where c.id = :customer
          and\s""" + CustomerScope.CONDITION;

    /**
     * The balance of the viewer's customers, added up from documents alone; where
     * receipts are missing, from settlements.
     */
    private static final String BALANCE = """
        with account as (
          select c.id as customer_id
          from customers.customer c
          where\s""" + CustomerScope.CONDITION + """
        ),\s""" + AccountSums.SQL + """
        select coalesce(sum(coalesce(i.minor, 0) - coalesce(s.given_minor, 0)
            - greatest(coalesce(r.minor, 0), coalesce(s.cash_minor, 0))
            - greatest(coalesce(m.minor, 0), coalesce(s.credit_minor, 0))), 0)::bigint
        from account a
        left join invoiced i on i.customer_id = a.customer_id
        left join settled s on s.customer_id = a.customer_id
        left join received r on r.customer_id = a.customer_id
        left join credited m on m.customer_id = a.customer_id""";

    private static final int MOST_SCOPES = 20;
    private static final int MOST_REMEMBERED = 200;
    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final BooksStates states;
    private final Remembered<Viewed, OpenItems> items = new Remembered<>(MOST_SCOPES);
    private final Remembered<Viewed, OpenInvoice.Totals> totals = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Viewed, Long> balances = new Remembered<>(MOST_SCOPES);

    OpenInvoices(JdbcClient jdbc, TransactionTemplate transactions, BooksStates states) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.states = states;
    }

    private record Viewed(DataScope scope, List<InvoiceCut> cut) {
        static Viewed by(CurrentUser user, InvoiceCut... cut) {
            return new Viewed(user.scope(), List.of(cut));
        }
    }

    /**
     * With the run that is asked about, which may have been replaced since it was looked up. Who sees everyone sees the
     * same open items whatever is changed on customers or said of them.
     */
    private String state(RunShown run, CurrentUser user) {
        return run.id() + "/" + (user.scope() instanceof DataScope.All ? states.ofDocuments() : states.ofEverything());
    }

    OpenInvoice.Totals totals(RunShown run, InvoiceCut cut, CurrentUser user) {
        if (cut.customer().isPresent()) {
            return ofCustomer(TOTALS, run, cut, user)
                    .query((row, index) -> new OpenInvoice.Totals(
                            row.getInt("invoices"), row.getLong("open_minor"), row.getInt("customers")))
                    .single();
        }
        return totals.of(
                Viewed.by(user, cut),
                state(run, user),
                () -> items(run, user).totals(cut.from(run.asOf()), cut.to(run.asOf())));
    }

    List<OpenInvoice> rows(RunShown run, InvoiceCut cut, CurrentUser user, int most, int skip) {
        if (cut.customer().isPresent()) {
            return ofCustomer(ROWS, run, cut, user)
                    .param("most", most)
                    .param("skip", skip)
                    .query(OpenInvoices::line)
                    .list();
        }
        List<Long> keys = items(run, user).keys(cut.from(run.asOf()), cut.to(run.asOf()), most, skip);
        return of(BY_KEY, run, user)
                .param("keys", new SqlArrayValue("bigint", keys.toArray()))
                .query(OpenInvoices::line)
                .list();
    }

    private OpenItems items(RunShown run, CurrentUser user) {
        return items.of(Viewed.by(user), state(run, user), () -> transactions.execute(status -> read(run, user)));
    }

    /** Row by row: there may be millions, and a driver outside a transaction would fetch them all at once. */
    private OpenItems read(RunShown run, CurrentUser user) {
        OpenItems.Builder builder = new OpenItems.Builder();
        of(ITEMS, run, user)
                .withFetchSize(ROWS_AT_ONCE)
                .query((ResultSet row) -> builder.add(
                        row.getLong("id"),
                        row.getLong("customer_id"),
                        row.getInt("due_day"),
                        row.getLong("open_minor")));
        return builder.build();
    }

    /** The name of a customer the viewer may know of. */
    Optional<String> nameOf(long customer, CurrentUser user) {
        return scoped(CUSTOMER_NAME, user)
                .param("customer", customer)
                .query(String.class)
                .optional();
    }

    /** The balance according to the documents themselves: what every other figure of receivables must agree with. */
    long balanceMinor(RunShown run, CurrentUser user) {
        return balances.of(
                Viewed.by(user),
                state(run, user),
                () -> scoped(BALANCE, user)
                        .param("day", run.asOf())
                        .param("knownBy", run.knownBy())
                        .query(Long.class)
                        .single());
    }

    private JdbcClient.StatementSpec ofCustomer(String sql, RunShown run, InvoiceCut cut, CurrentUser user) {
        return of(sql, run, user)
                .param("dueFrom", cut.from(run.asOf()))
                .param("dueTo", cut.to(run.asOf()))
                .param("customer", cut.customer().orElseThrow());
    }

    private JdbcClient.StatementSpec of(String sql, RunShown run, CurrentUser user) {
        return scoped(sql, user).param("asOf", run.asOf()).param("knownBy", run.knownBy());
    }

    private JdbcClient.StatementSpec scoped(String sql, CurrentUser user) {
        return jdbc.sql(sql).params(CustomerScope.parameters(user));
    }

    private static OpenInvoice line(ResultSet row, int index) throws SQLException {
        return new OpenInvoice(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("number"),
                row.getInt("instalment"),
                Optional.ofNullable(row.getString("order_number")),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("is_due_assumed"),
                row.getInt("days_past_due"),
                row.getLong("base_minor"),
                row.getLong("open_minor"),
                row.getBoolean("is_disputed"));
    }
}
