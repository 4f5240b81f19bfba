package io.ballast.server.modellab;

import io.ballast.engine.model.payment.BookedInvoice;
import io.ballast.engine.model.payment.PaymentPast;
import io.ballast.engine.value.Days;
import io.ballast.server.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invoices of customers with what settled them, as days of payment are learnt from and foretold for. */
@Repository
class PaymentBooks {
    private static final String CUSTOMERS = """
        select r.customer_id
        from ledger.revision r
        where r.customer_id > :after
        order by r.customer_id
        limit :most""";

    private static final String COUNT = """
        select count(*) as customers, (
            select count(*)
            from ledger.invoice i
            where i.issued_on >= :from) as invoices
        from ledger.revision""";

    private static final String INVOICES = """
        with settled as (
          select t.invoice_id, sum(t.base_minor)::bigint as minor, max(t.settled_on) as day,
            max(greatest(t.settled_on, t.known_on)) as known, bool_or(t.kind = 'WRITE_OFF') as is_written_off
          from ledger.settlement t
          where t.customer_id = any (:customers)
          group by t.invoice_id
        ), disputed as (
          select distinct d.invoice_id
          from ledger.dispute d
          where d.customer_id = any (:customers) and d.invoice_id is not null and d.closed_on is null
        )
        select i.customer_id, c.code, i.number, i.instalment, i.issued_on, i.due_on,
          greatest(i.issued_on, i.known_on) as known, i.base_minor, i.base_minor - coalesce(s.minor, 0) as open_minor,
          s.day as closed, s.known as closed_known, coalesce(s.is_written_off, false) as is_written_off,
          d.invoice_id is not null as is_disputed
        from ledger.invoice i
        join customers.customer c on c.id = i.customer_id
        left join settled s on s.invoice_id = i.id
        left join disputed d on d.invoice_id = i.id
        where i.customer_id = any (:customers) and i.base_minor > 0
        order by i.customer_id, i.issued_on, i.number collate "C", i.instalment""";

    private final JdbcClient jdbc;

    PaymentBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many customers have documents, and how many invoices were issued from a day on. */
    record Size(long customers, long invoices) {}

    /**
     * An invoice beside what is open of it.
     *
     * @param booked as models see it; its number holds the instalment
     * @param openMinor reporting currency, 0 where nothing is open
     */
    record Item(BookedInvoice booked, String number, int instalment, long openMinor, boolean isDisputed) {}

    /** The invoices of a customer in the order of their issue. */
    record Book(String code, List<Item> items) {
        PaymentPast past() {
            return new PaymentPast(code, items.stream().map(Item::booked).toList());
        }
    }

    private record Row(CustomerId customer, String code, Item item) {}

    Size size(LocalDate from) {
        return jdbc.sql(COUNT)
                .param("from", from)
                .query((row, _) -> new Size(row.getLong("customers"), row.getLong("invoices")))
                .single();
    }

    /** Customers with documents, by key behind another. */
    List<CustomerId> customers(long after, int most) {
        return jdbc.sql(CUSTOMERS)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new CustomerId(row.getLong("customer_id")))
                .list();
    }

    /** The invoices of each of these customers that has any, by one statement for all. */
    SequencedMap<CustomerId, Book> read(Collection<CustomerId> customers) {
        SequencedMap<CustomerId, Book> books = new LinkedHashMap<>();
        List<Row> rows = jdbc.sql(INVOICES)
                .param("customers", CustomerId.array(customers))
                .query(PaymentBooks::row)
                .list();
        Map<CustomerId, List<Item>> items = new LinkedHashMap<>();
        rows.forEach(row ->
                items.computeIfAbsent(row.customer(), _ -> new ArrayList<>()).add(row.item()));
        rows.forEach(row -> books.computeIfAbsent(
                row.customer(), customer -> new Book(row.code(), items.getOrDefault(customer, List.of()))));
        return books;
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String number = row.getString("number");
        int instalment = row.getInt("instalment");
        long open = row.getLong("open_minor");
        var booked = new BookedInvoice(
                instalment == 1 ? number : number + "/" + instalment,
                row.getLong("base_minor"),
                day(row, "issued_on"),
                day(row, "due_on"),
                day(row, "known"),
                open > 0 ? Days.NEVER : day(row, "closed"),
                open > 0 ? Days.NEVER : day(row, "closed_known"),
                !row.getBoolean("is_written_off"));
        return new Row(
                new CustomerId(row.getLong("customer_id")),
                row.getString("code"),
                new Item(booked, number, instalment, Math.max(0, open), row.getBoolean("is_disputed")));
    }

    private static int day(ResultSet row, String column) throws SQLException {
        return Days.epochDay(row.getObject(column, LocalDate.class));
    }
}
