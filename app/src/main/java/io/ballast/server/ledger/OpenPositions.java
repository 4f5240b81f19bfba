package io.ballast.server.ledger;

import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.DueAmount;
import io.ballast.engine.exposure.Position;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is open of a customer as the books say it now, in the reporting currency: a door of this module. */
@Repository
public class OpenPositions {
    private static final String OPEN = """
        with settled as (
          select t.invoice_id, sum(t.base_minor) as minor
          from ledger.settlement t
          where t.customer_id = any (:customers)
          group by t.invoice_id
        ), open_invoice as (
          select i.customer_id, i.id, i.due_on, i.base_minor - coalesce(s.minor, 0) as minor
          from ledger.invoice i
          left join settled s on s.invoice_id = i.id
          where i.customer_id = any (:customers) and i.base_minor > coalesce(s.minor, 0)
        ), disputed as (
          select distinct d.invoice_id
          from ledger.dispute d
          where d.customer_id = any (:customers) and d.invoice_id is not null and d.closed_on is null
        ), delivered as (
          select d.customer_id, d.order_number, sum(d.base_minor) as minor
          from ledger.delivery d
          where d.customer_id = any (:customers) and d.order_number is not null
          group by d.customer_id, d.order_number
        ), unapplied as (
          select t.customer_id, case t.kind when 'CASH' then 'CASH' else 'CREDIT' end as kind, -t.base_minor as minor
          from ledger.settlement t
          where t.customer_id = any (:customers) and t.kind in ('CASH', 'CREDIT_MEMO')
          union all
          select r.customer_id, 'CASH', r.base_minor
          from ledger.receipt r
          where r.customer_id = any (:customers)
          union all
          select m.customer_id, 'CREDIT', m.base_minor
          from ledger.credit_memo m
          where m.customer_id = any (:customers)
        )
        select o.customer_id, 'DUE' as kind, o.due_on as day, '' as number, sum(o.minor)::bigint as minor,
          coalesce(sum(o.minor) filter (where d.invoice_id is not null), 0)::bigint as disputed_minor
        from open_invoice o
        left join disputed d on d.invoice_id = o.id
        group by o.customer_id, o.due_on
        union all
        select o.customer_id, 'ORDER', o.requested_on, o.number, (o.base_minor - coalesce(d.minor, 0))::bigint, 0
        from ledger.sales_order o
        left join delivered d on d.customer_id = o.customer_id and d.order_number = o.number
        where o.customer_id = any (:customers) and o.closed_on is null and o.cancelled_on is null
          and o.base_minor > coalesce(d.minor, 0)
        union all
        select d.customer_id, 'DELIVERED', null, '', sum(d.base_minor)::bigint, 0
        from ledger.delivery d
        where d.customer_id = any (:customers) and d.invoiced_on is null
        group by d.customer_id
        union all
        select u.customer_id, u.kind, null, '', greatest(0, sum(u.minor))::bigint, 0
        from unapplied u
        group by u.customer_id, u.kind
        order by 1, 2, 3, 4""";

    private final JdbcClient jdbc;

    OpenPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long customer, String kind, LocalDate day, String number, long minor, long disputedMinor) {}

    /**
     * What is open of a customer. Of an order what is neither delivered nor cancelled; an invoice with an open dispute
     * is disputed as a whole.
     */
    public Position of(CustomerId customer) {
        return of(List.of(customer)).getOrDefault(customer, Position.NOTHING);
    }

    /** The same of each of these customers, by one statement for all of them. */
    public Map<CustomerId, Position> of(Collection<CustomerId> customers) {
        Map<CustomerId, List<Row>> rows = new HashMap<>();
        customers.forEach(customer -> rows.put(customer, new ArrayList<>()));
        jdbc.sql(OPEN)
                .param("customers", CustomerId.array(customers))
                .query((row, _) -> new Row(
                        row.getLong("customer_id"),
                        row.getString("kind"),
                        row.getObject("day", LocalDate.class),
                        row.getString("number"),
                        row.getLong("minor"),
                        row.getLong("disputed_minor")))
                .list()
                .forEach(row -> rows.computeIfAbsent(new CustomerId(row.customer()), _ -> new ArrayList<>())
                        .add(row));
        Map<CustomerId, Position> positions = new HashMap<>();
        rows.forEach((customer, each) -> positions.put(customer, position(each)));
        return positions;
    }

    private static Position position(List<Row> rows) {
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
