package io.ballast.server.ledger;

import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.DueAmount;
import io.ballast.engine.exposure.Position;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.OwnCompany;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is open of a customer as the books say it now, in the reporting currency: a door of this module. */
@Repository
public class OpenPositions {
    private static final String MAIN = OwnCompany.MAIN.code();

    private static final String OPEN = """
        with settled as (
          select t.invoice_id, sum(t.base_minor) as minor
          from ledger.settlement t
          where t.customer_id = any (:customers)
          group by t.invoice_id
        ), open_invoice as (
          select i.customer_id, i.id, i.due_on, i.own_company, i.base_minor - coalesce(s.minor, 0) as minor,
            i.dunning_level
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
          select t.customer_id, 'CASH' as kind, r.own_company, -t.base_minor as minor
          from ledger.settlement t
          left join ledger.receipt r on r.customer_id = t.customer_id and r.number = t.source_number
          where t.customer_id = any (:customers) and t.kind = 'CASH'
          union all
          select t.customer_id, 'CREDIT', m.own_company, -t.base_minor
          from ledger.settlement t
          left join ledger.credit_memo m on m.customer_id = t.customer_id and m.number = t.source_number
          where t.customer_id = any (:customers) and t.kind = 'CREDIT_MEMO'
          union all
          select r.customer_id, 'CASH', r.own_company, r.base_minor
          from ledger.receipt r
          where r.customer_id = any (:customers)
          union all
          select m.customer_id, 'CREDIT', m.own_company, m.base_minor
          from ledger.credit_memo m
          where m.customer_id = any (:customers)
        )
        select o.customer_id, coalesce(o.own_company, '') as company, 'DUE' as kind, o.due_on as day, '' as number,
          sum(o.minor)::bigint as minor,
          coalesce(sum(o.minor) filter (where d.invoice_id is not null), 0)::bigint as disputed_minor,
          max(o.dunning_level) filter (where d.invoice_id is null) as dunning_level
        from open_invoice o
        left join disputed d on d.invoice_id = o.id
        group by o.customer_id, o.own_company, o.due_on
        union all
        select o.customer_id, coalesce(o.own_company, ''), 'ORDER', o.requested_on, o.number,
          (o.base_minor - coalesce(d.minor, 0))::bigint, 0, null
        from ledger.sales_order o
        left join delivered d on d.customer_id = o.customer_id and d.order_number = o.number
        where o.customer_id = any (:customers) and o.closed_on is null and o.cancelled_on is null
          and o.base_minor > coalesce(d.minor, 0)
        union all
        select d.customer_id, coalesce(d.own_company, ''), 'DELIVERED', null, '', sum(d.base_minor)::bigint, 0,
          null
        from ledger.delivery d
        where d.customer_id = any (:customers) and d.invoiced_on is null
        group by d.customer_id, d.own_company
        union all
        select u.customer_id, coalesce(u.own_company, ''), u.kind, null, '', sum(u.minor)::bigint, 0, null
        from unapplied u
        group by u.customer_id, u.own_company, u.kind
        order by 1, 2, 3, 4, 5""";

    private final JdbcClient jdbc;

    OpenPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            long customer,
            String company,
            String kind,
            LocalDate day,
            String number,
            long minor,
            long disputedMinor,
            OptionalInt dunningLevel) {}

    /**
     * What is open of each of these customers by the company of ours that it is owed to, the main one under an empty
     * code; by one statement for all of them. Of an order what is neither delivered nor cancelled; an invoice with an
     * open dispute is disputed as a whole. What was settled by an unknown receipt or credit memo is the main company's,
     * and never makes the customer's own sum negative: the parts always add up to it.
     */
    public Map<CustomerId, SortedMap<String, Position>> byCompany(Collection<CustomerId> customers) {
        Map<CustomerId, List<Row>> rows = new HashMap<>();
        customers.forEach(customer -> rows.put(customer, new ArrayList<>()));
        jdbc.sql(OPEN)
                .param("customers", CustomerId.array(customers))
                .query((row, _) -> new Row(
                        row.getLong("customer_id"),
                        row.getString("company"),
                        row.getString("kind"),
                        row.getObject("day", LocalDate.class),
                        row.getString("number"),
                        row.getLong("minor"),
                        row.getLong("disputed_minor"),
                        level(row.getObject("dunning_level", Integer.class))))
                .list()
                .forEach(row -> rows.computeIfAbsent(new CustomerId(row.customer()), _ -> new ArrayList<>())
                        .add(row));
        Map<CustomerId, SortedMap<String, Position>> positions = new HashMap<>();
        rows.forEach((customer, each) -> positions.put(customer, positions(each)));
        return positions;
    }

    private static OptionalInt level(@Nullable Integer told) {
        return told == null ? OptionalInt.empty() : OptionalInt.of(told);
    }

    private static SortedMap<String, Position> positions(List<Row> rows) {
        Map<String, Long> cash = unapplied(rows, "CASH");
        Map<String, Long> credit = unapplied(rows, "CREDIT");
        Map<String, List<Row>> byCompany = new TreeMap<>(Map.of(MAIN, new ArrayList<>()));
        rows.forEach(row ->
                byCompany.computeIfAbsent(row.company(), _ -> new ArrayList<>()).add(row));
        SortedMap<String, Position> positions = new TreeMap<>();
        byCompany.forEach((company, each) -> positions.put(
                company, position(each, credit.getOrDefault(company, 0L), cash.getOrDefault(company, 0L))));
        return positions;
    }

    /** What of one kind each company has, none below 0: the main one has what the others leave of the customer's. */
    private static Map<String, Long> unapplied(List<Row> rows, String kind) {
        long left = Math.max(0, minor(rows, kind));
        Map<String, Long> parts = new HashMap<>();
        for (Row row : rows) {
            if (row.kind().equals(kind) && !row.company().equals(MAIN)) {
                long part = Math.clamp(row.minor(), 0, left);
                parts.put(row.company(), part);
                left -= part;
            }
        }
        parts.put(MAIN, left);
        return parts;
    }

    private static Position position(List<Row> rows, long creditMinor, long cashMinor) {
        List<DueAmount> due = new ArrayList<>();
        List<Commitment> orders = new ArrayList<>();
        for (Row row : rows) {
            switch (row.kind()) {
                case "DUE" -> due.add(new DueAmount(row.day(), row.minor(), row.disputedMinor(), row.dunningLevel()));
                case "ORDER" -> orders.add(new Commitment(row.number(), row.day(), row.minor(), false));
                default -> {}
            }
        }
        return new Position(due, creditMinor, cashMinor, minor(rows, "DELIVERED"), orders, List.of());
    }

    private static long minor(List<Row> rows, String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .mapToLong(Row::minor)
                .sum();
    }
}
