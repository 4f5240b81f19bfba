package io.ballast.bench;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.value.Days;
import io.ballast.samples.ScaledLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes the books of many {@link ScaledLedger} customers straight into the tables of an empty server by COPY, as text.
 * What the product's import does is measured elsewhere; this only makes something to measure on. Indexes are those of
 * the product; foreign keys are not checked, the books are consistent as they are made.
 */
final class BookLoader {
    /** Tables in the order in which they may be written, with their columns. */
    private static final Map<String, String> TABLES = tables();

    private static final int CUSTOMERS_AT_ONCE = 2_000;
    private static final List<String> NAMES = List.of("华东", "鼎盛", "恒通", "瑞丰", "金桥", "宏达", "远洋");
    private static final List<String> REGIONS = List.of("江苏", "浙江", "上海", "广东", "山东", "四川", "湖北", "福建");
    private static final int OWNERS = 50;
    private static final int DEPARTMENTS = 5;

    private final ScaledLedger books;
    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

    BookLoader(ScaledLedger books) {
        this.books = books;
        TABLES.keySet().forEach(table -> rows.put(table, new StringBuilder()));
    }

    void load(Connection connection, int customers) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into ledger.company (currency) values ('CNY') on conflict do nothing");
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
        }
        for (int from = 0; from < customers; from += CUSTOMERS_AT_ONCE) {
            int to = Math.min(customers, from + CUSTOMERS_AT_ONCE);
            for (int customer = from; customer < to; customer++) {
                add(customer, books.facts(customer));
            }
            copy(connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = default");
            statement.execute("set synchronous_commit = on");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private void copy(Connection connection) throws SQLException {
        for (Map.Entry<String, StringBuilder> table : rows.entrySet()) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.getKey() + " (" + TABLES.get(table.getKey()) + ") from stdin");
            byte[] bytes = table.getValue().toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
            table.getValue().setLength(0);
        }
    }

    private void add(int index, CustomerFacts facts) {
        long customer = index + 1L;
        row(
                "customers.customer",
                customer,
                facts.customer(),
                NAMES.get(index % NAMES.size()) + "贸易有限公司 " + facts.customer(),
                "C",
                "M",
                REGIONS.get(index % REGIONS.size()),
                "CNY",
                "S%03d".formatted(index % OWNERS),
                "D" + index % DEPARTMENTS);
        long limit = facts.standing().limit() instanceof LimitInForce.Amount amount ? amount.minor() : 0;
        row(
                "contracts.terms",
                customer,
                "AMOUNT",
                limit,
                "CNY",
                facts.standing().termsDays().orElse(30),
                "2020-01-01");
        row("ledger.revision", customer, 1, "2026-01-01");
        Ledger ledger = facts.ledger();
        addInvoices(customer, ledger);
        for (int i = 0; i < ledger.receipts().size(); i++) {
            String day = day(ledger.receipts().day(i));
            long amount = ledger.receipts().amountMinor(i);
            row("ledger.receipt", customer, "R" + i, day, day(ledger.receipts().knownDay(i)), "CNY", amount, amount);
        }
        for (int i = 0; i < ledger.creditMemos().size(); i++) {
            String day = day(ledger.creditMemos().day(i));
            long amount = ledger.creditMemos().amountMinor(i);
            row("ledger.credit_memo", customer, "M" + i, day, day, "CNY", amount, amount);
        }
        addOrders(customer, ledger);
    }

    private void addInvoices(long customer, Ledger ledger) {
        long firstInvoice = (customer - 1) * books.invoices() + 1;
        Settlements settlements = ledger.settlements();
        for (int i = 0; i < ledger.invoices().size(); i++) {
            long amount = ledger.invoices().amountMinor(i);
            String issued = day(ledger.invoices().issuedDay(i));
            String due = day(ledger.invoices().dueDay(i));
            String known = day(ledger.invoices().knownDay(i));
            row("ledger.invoice", firstInvoice + i, customer, "I" + i, issued, due, known, "CNY", amount, amount);
            for (int s = settlements.from(i); s < settlements.from(i + 1); s++) {
                long settled = settlements.amountMinor(s);
                String day = day(settlements.day(s));
                String recorded = day(settlements.knownDay(s));
                row(
                        "ledger.settlement",
                        customer,
                        firstInvoice + i,
                        settlements.kind(s).name(),
                        "S" + s,
                        day,
                        recorded,
                        settled,
                        settled);
            }
        }
        for (int i = 0; i < ledger.disputes().size(); i++) {
            long amount = ledger.disputes().amountMinor(i);
            String opened = day(ledger.disputes().openedDay(i));
            String closed = day(ledger.disputes().closedDay(i));
            long invoice = firstInvoice + ledger.disputes().invoice(i);
            row("ledger.dispute", customer, "D" + i, opened, invoice, closed, opened, "CNY", amount, amount);
        }
    }

    private void addOrders(long customer, Ledger ledger) {
        for (int i = 0; i < ledger.orders().size(); i++) {
            long amount = ledger.orders().amountMinor(i);
            row(
                    "ledger.sales_order",
                    customer,
                    "O" + i,
                    day(ledger.orders().orderedDay(i)),
                    day(ledger.orders().requestedDay(i)),
                    day(ledger.orders().closedDay(i)),
                    day(ledger.orders().cancelledDay(i)),
                    "K" + ledger.orders().category(i),
                    day(ledger.orders().knownDay(i)),
                    "CNY",
                    amount,
                    amount);
        }
        for (int i = 0; i < ledger.deliveries().size(); i++) {
            long amount = ledger.deliveries().amountMinor(i);
            row(
                    "ledger.delivery",
                    customer,
                    "L" + i,
                    ledger.deliveries().order(i) < 0
                            ? "\\N"
                            : "O" + ledger.deliveries().order(i),
                    day(ledger.deliveries().day(i)),
                    day(ledger.deliveries().invoicedDay(i)),
                    day(ledger.deliveries().knownDay(i)),
                    "CNY",
                    amount,
                    amount);
        }
    }

    private void row(String table, Object... fields) {
        StringBuilder text = rows.computeIfAbsent(table, name -> new StringBuilder());
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t").append(fields[i]);
        }
        text.append('\n');
    }

    private static String day(int epochDay) {
        return epochDay == Days.NEVER ? "\\N" : LocalDate.ofEpochDay(epochDay).toString();
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        String money = "known_on, currency, amount_minor, base_minor";
        tables.put(
                "customers.customer",
                "id, code, name, industry_section, size_class, region, currency, owner_code, department_code");
        tables.put("contracts.terms", "customer_id, limit_kind, limit_minor, currency, terms_days, valid_from");
        tables.put("ledger.revision", "customer_id, revision, changed_at");
        tables.put("ledger.invoice", "id, customer_id, number, issued_on, due_on, " + money);
        tables.put(
                "ledger.settlement",
                "customer_id, invoice_id, kind, source_number, settled_on, known_on, amount_minor, base_minor");
        tables.put("ledger.receipt", "customer_id, number, received_on, " + money);
        tables.put("ledger.credit_memo", "customer_id, number, issued_on, " + money);
        tables.put(
                "ledger.sales_order",
                "customer_id, number, ordered_on, requested_on, closed_on, cancelled_on, category, " + money);
        tables.put("ledger.delivery", "customer_id, number, order_number, delivered_on, invoiced_on, " + money);
        tables.put("ledger.dispute", "customer_id, number, opened_on, invoice_id, closed_on, " + money);
        return tables;
    }
}
