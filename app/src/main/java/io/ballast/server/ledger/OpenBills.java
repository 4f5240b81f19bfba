package io.ballast.server.ledger;

import io.ballast.engine.exposure.Bill;
import io.ballast.engine.exposure.BillKind;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bills that customers paid with and that are not paid, in the reporting currency: a door of this module. */
@Repository
public class OpenBills {
    private static final String OPEN = """
        select b.customer_id, coalesce(b.own_company, '') as company, b.number, b.kind, b.due_on, b.base_minor,
          b.dishonoured_on <= :day as is_dishonoured
        from ledger.bill b
        where b.customer_id = any (:customers) and b.base_minor > 0 and b.received_on <= :day and {is_open}
        order by b.customer_id, b.due_on, b.number""".replace("{is_open}", BillState.IS_OPEN);

    private final JdbcClient jdbc;

    OpenBills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these customers on a day, by the code of the company of ours that took them, the first due first. */
    public Map<CustomerId, Map<String, List<Bill>>> byCompany(Collection<CustomerId> customers, LocalDate day) {
        Map<CustomerId, Map<String, List<Bill>>> open = new HashMap<>();
        jdbc.sql(OPEN)
                .param("customers", CustomerId.array(customers))
                .param("day", day)
                .query(row -> {
                    open.computeIfAbsent(new CustomerId(row.getLong("customer_id")), _ -> new TreeMap<>())
                            .computeIfAbsent(row.getString("company"), _ -> new ArrayList<>())
                            .add(new Bill(
                                    row.getString("number"),
                                    BillKind.valueOf(row.getString("kind")),
                                    row.getObject("due_on", LocalDate.class),
                                    row.getLong("base_minor"),
                                    row.getBoolean("is_dishonoured")));
                });
        return open;
    }
}
