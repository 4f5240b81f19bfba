package io.ballast.server.ledger;

import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.DueAmount;
import io.ballast.engine.exposure.Position;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is open of a customer as the books say it now, in the reporting currency: a door of this module. */
@Repository
public class OpenPositions {
    private static final String OPEN = """
        with settled as (
          select t.invoice_id, sum(t.base_minor) as minor
          from ledger.settlement t
          where t.customer_id = :customer
          group by t.invoice_id
        ), open_invoice as (
          select i.id, i.due_on, i.base_minor - coalesce(s.minor, 0) as minor
          from ledger.invoice i
          left join settled s on s.invoice_id = i.id
          where i.customer_id = :customer and i.base_minor > coalesce(s.minor, 0)
        ), disputed as (
          select distinct d.invoice_id
          from ledger.dispute d
          where d.customer_id = :customer and d.invoice_id is not null and d.closed_on is null
        ), delivered as (
          select d.order_number, sum(d.base_minor) as minor
          from ledger.delivery d
          where d.customer_id = :customer and d.order_number is not null
          group by d.order_number
        ), applied as (
          select coalesce(sum(t.base_minor) filter (where t.kind = 'CASH'), 0) as cash_minor,
            coalesce(sum(t.base_minor) filter (where t.kind = 'CREDIT_MEMO'), 0) as credit_minor
          from ledger.settlement t
          where t.customer_id = :customer
        )
        select 'DUE' as kind, o.due_on as day, '' as number, sum(o.minor)::bigint as minor,
          coalesce(sum(o.minor) filter (where d.invoice_id is not null), 0)::bigint as disputed_minor
        from open_invoice o
        left join disputed d on d.invoice_id = o.id
        group by o.due_on
        union all
        select 'ORDER', o.requested_on, o.number, (o.base_minor - coalesce(d.minor, 0))::bigint, 0
        from ledger.sales_order o
        left join delivered d on d.order_number = o.number
        where o.customer_id = :customer and o.closed_on is null and o.cancelled_on is null
          and o.base_minor > coalesce(d.minor, 0)
        union all
        select 'DELIVERED', null, '', coalesce(sum(d.base_minor), 0)::bigint, 0
        from ledger.delivery d
        where d.customer_id = :customer and d.invoiced_on is null
        union all
        select 'CASH', null, '', greatest(0, (
            select coalesce(sum(r.base_minor), 0)
            from ledger.receipt r
            where r.customer_id = :customer) - a.cash_minor)::bigint, 0
        from applied a
        union all
        select 'CREDIT', null, '', greatest(0, (
            select coalesce(sum(m.base_minor), 0)
            from ledger.credit_memo m
            where m.customer_id = :customer) - a.credit_minor)::bigint, 0
        from applied a
        order by 1, 2, 3""";

    private final JdbcClient jdbc;

    OpenPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String kind, LocalDate day, String number, long minor, long disputedMinor) {}

    /**
     * What is open of a customer. Of an order what is neither delivered nor cancelled; an invoice with an open dispute
     * is disputed as a whole.
     */
    public Position of(CustomerId customer) {
        List<Row> rows = jdbc.sql(OPEN)
                .param("customer", customer.value())
                .query((row, _) -> new Row(
                        row.getString("kind"),
                        row.getObject("day", LocalDate.class),
                        row.getString("number"),
                        row.getLong("minor"),
                        row.getLong("disputed_minor")))
                .list();
        List<DueAmount> due = new ArrayList<>();
        List<Commitment> orders = new ArrayList<>();
        for (Row row : rows) {
            switch (row.kind()) {
                case "DUE" -> due.add(new DueAmount(row.day(), row.minor(), row.disputedMinor()));
                case "ORDER" -> orders.add(new Commitment(row.number(), row.day(), row.minor(), false));
                default -> {}
            }
        }
        return new Position(due, only(rows, "CREDIT"), only(rows, "CASH"), only(rows, "DELIVERED"), orders, List.of());
    }

    private static long only(List<Row> rows, String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .mapToLong(Row::minor)
                .sum();
    }
}
