package io.ballast.server.ledger;

import io.ballast.server.web.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the pages of one customer read from the ledger, as it stood on the day of the figures. */
@Repository
class CustomerLedger {
    /** More open items than a page can show; the ledger of one customer is read whole up to here. */
    private static final int MOST_ITEMS = 20_000;

    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private static final String OPEN = """
        select i.number, i.instalment, i.issued_on, i.due_on, i.base_minor,
          i.base_minor - s.settled_minor as open_minor, :day - i.due_on as past_due_days,
          exists (
            select 1
            from ledger.dispute d
            where d.invoice_id = i.id and d.opened_on <= :day and d.known_on <= :knownBy
              and (d.closed_on is null or d.closed_on > :day)) as is_disputed
        from ledger.invoice i
        cross join lateral (
          select coalesce(sum(t.base_minor), 0)::bigint as settled_minor
          from ledger.settlement t
          where t.invoice_id = i.id and t.settled_on <= :day and t.known_on <= :knownBy) s
        where i.customer_id = :customer and i.issued_on <= :day and i.known_on <= :knownBy
          and i.base_minor > s.settled_minor
        order by i.due_on, i.number, i.instalment
        limit :most""";

    private static final String UNAPPLIED = """
        select
          greatest(0, (
            select coalesce(sum(base_minor), 0)
            from ledger.receipt
            where customer_id = :customer and received_on <= :day and known_on <= :knownBy)
            - coalesce(sum(t.base_minor) filter (where t.kind = 'CASH'), 0))::bigint as cash_minor,
          greatest(0, (
            select coalesce(sum(base_minor), 0)
            from ledger.credit_memo
            where customer_id = :customer and issued_on <= :day and known_on <= :knownBy)
            - coalesce(sum(t.base_minor) filter (where t.kind = 'CREDIT_MEMO'), 0))::bigint as credit_minor
        from ledger.settlement t
        join ledger.invoice i on i.id = t.invoice_id and i.issued_on <= :day and i.known_on <= :knownBy
        where t.customer_id = :customer and t.settled_on <= :day and t.known_on <= :knownBy""";

    private static final String PAID = """
        select i.number, i.instalment, i.due_on, t.settled_on, t.source_number, t.base_minor,
          t.settled_on - i.due_on as late_days
        from ledger.settlement t
        join ledger.invoice i on i.id = t.invoice_id
        where t.customer_id = :customer and t.kind = 'CASH' and t.settled_on > :from and t.settled_on <= :day
          and t.known_on <= :knownBy
        order by t.settled_on, i.number, i.instalment
        limit :most""";

    private static final String ORDERED = """
        select date_trunc('month', ordered_on)::date as month, count(*) as orders, sum(base_minor)::bigint as base_minor
        from ledger.sales_order
        where customer_id = :customer and ordered_on >= :from and ordered_on <= :day and known_on <= :knownBy
          and (cancelled_on is null or cancelled_on > :day)
        group by 1
        order by 1""";

    private final JdbcClient jdbc;

    CustomerLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is received or credited and settles no invoice yet, minor units of the reporting currency, 0 or more. */
    record Unapplied(long cashMinor, long creditMinor) {}

    /** Cash that settled an instalment; negative late days are early. */
    record Paid(
            String number,
            int instalment,
            LocalDate dueOn,
            LocalDate settledOn,
            String receipt,
            long baseMinor,
            int lateDays) {}

    /** Orders of a month that were not cancelled. */
    record Ordered(YearMonth month, int orders, long baseMinor) {}

    /** Open instalments, the one due first at the top. */
    List<OpenInvoice> open(Subject customer) {
        return jdbc.sql(OPEN)
                .params(parameters(customer))
                .param("most", MOST_ITEMS)
                .query(CustomerLedger::openInvoice)
                .list();
    }

    Unapplied unapplied(Subject customer) {
        return jdbc.sql(UNAPPLIED)
                .params(parameters(customer))
                .query((row, _) -> new Unapplied(row.getLong("cash_minor"), row.getLong("credit_minor")))
                .single();
    }

    /** Payments after a day, in the order they came. */
    List<Paid> paidSince(Subject customer, LocalDate from) {
        return jdbc.sql(PAID)
                .params(parameters(customer))
                .param("from", from)
                .param("most", MOST_ITEMS)
                .query((row, _) -> new Paid(
                        row.getString("number"),
                        row.getInt("instalment"),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("settled_on", LocalDate.class),
                        row.getString("source_number"),
                        row.getLong("base_minor"),
                        row.getInt("late_days")))
                .list();
    }

    /** Orders by month from the month of a day on; months without orders are left out. */
    List<Ordered> orderedSince(Subject customer, LocalDate from) {
        return jdbc.sql(ORDERED)
                .params(parameters(customer))
                .param("from", from)
                .query((row, _) -> new Ordered(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getInt("orders"),
                        row.getLong("base_minor")))
                .list();
    }

    /** Parameters customer, day and knownBy. */
    static Map<String, Object> parameters(Subject customer) {
        LocalDate day = customer.at().date();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("customer", customer.id());
        parameters.put("day", day);
        parameters.put("knownBy", customer.at().knownBy() == customer.at().day() ? day : EVER);
        return parameters;
    }

    private static OpenInvoice openInvoice(ResultSet row, int index) throws SQLException {
        return new OpenInvoice(
                row.getString("number"),
                row.getInt("instalment"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("base_minor"),
                row.getLong("open_minor"),
                row.getInt("past_due_days"),
                row.getBoolean("is_disputed"));
    }
}
