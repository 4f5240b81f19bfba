package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.ExposureKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Books of a customer as a test wants them, straight into the tables, in CNY. */
final class CreditBooks {
    private final JdbcTemplate jdbc;
    private final String code;
    private final long customer;

    /** A customer with nothing in its books. */
    CreditBooks(JdbcTemplate jdbc, String owner) {
        this.jdbc = jdbc;
        this.code = "CR-" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.update("insert into ledger.company (currency) values ('CNY') on conflict do nothing");
        this.customer = Objects.requireNonNull(jdbc.queryForObject("""
                insert into customers.customer (code, name, currency, owner_code)
                values (?, '信用测试有限公司', 'CNY', ?)
                returning id""", Long.class, code, owner));
    }

    String code() {
        return code;
    }

    long customer() {
        return customer;
    }

    /** Sets the limit in force from today. */
    CreditBooks limit(long minor, LocalDate from) {
        jdbc.update("delete from contracts.terms where customer_id = ?", customer);
        jdbc.update("""
                insert into contracts.terms (customer_id, limit_kind, limit_minor, currency, terms_days, valid_from)
                values (?, 'AMOUNT', ?, 'CNY', 30, ?)""", customer, minor, from);
        return changed();
    }

    /** A limit for a kind of exposure, as a file sets it. */
    CreditBooks kindLimit(ExposureKind kind, LocalDate from, long minor) {
        jdbc.update("""
                insert into contracts.kind_limit
                    (customer_id, exposure_kind, limit_kind, limit_minor, currency, valid_from, batch_id)
                values (?, ?, 'AMOUNT', ?, 'CNY', ?, 0)""", customer, kind.name(), minor, from);
        return changed();
    }

    CreditBooks invoice(String number, LocalDate issued, LocalDate due, long minor) {
        jdbc.update("""
                insert into ledger.invoice (
                  customer_id, number, issued_on, due_on, known_on, currency, amount_minor, base_minor)
                values (?, ?, ?, ?, ?, 'CNY', ?, ?)""", customer, number, issued, due, issued, minor, minor);
        return changed();
    }

    CreditBooks dunned(String invoice, int level) {
        jdbc.update(
                "update ledger.invoice set dunning_level = ? where customer_id = ? and number = ?",
                level,
                customer,
                invoice);
        return changed();
    }

    CreditBooks paid(String invoice, LocalDate day, long minor) {
        receipt("R-" + invoice + "-" + minor, day, minor);
        jdbc.update("""
                insert into ledger.settlement (
                  customer_id, invoice_id, kind, source_number, settled_on, known_on, amount_minor, base_minor)
                select customer_id, id, 'CASH', 'R-' || number || '-' || ?, ?, ?, ?, ?
                from ledger.invoice
                where customer_id = ? and number = ?""", minor, day, day, minor, minor, customer, invoice);
        return changed();
    }

    CreditBooks receipt(String number, LocalDate day, long minor) {
        jdbc.update("""
                insert into ledger.receipt (customer_id, number, received_on, known_on, currency, amount_minor, base_minor)
                values (?, ?, ?, ?, 'CNY', ?, ?)""", customer, number, day, day, minor, minor);
        return changed();
    }

    /**
     * Sets receipts or credit memos that settle nothing yet against what is due on a day.
     *
     * @return how much could be set, at most what was asked
     */
    long settled(LocalDate due, String kind, long most, LocalDate day) {
        String sources = kind.equals("CASH") ? "ledger.receipt" : "ledger.credit_memo";
        long left = most;
        for (Map<String, Object> invoice : jdbc.queryForList("""
                select id, open_minor from (
                  select i.id, i.amount_minor - coalesce((
                    select sum(s.amount_minor) from ledger.settlement s where s.invoice_id = i.id), 0) as open_minor
                  from ledger.invoice i
                  where i.customer_id = ? and i.due_on = ?) open
                where open_minor > 0""", customer, due)) {
            for (Map<String, Object> source : jdbc.queryForList("""
                    select number, free_minor from (
                      select f.number, f.amount_minor - coalesce((
                        select sum(s.amount_minor) from ledger.settlement s
                        where s.customer_id = f.customer_id and s.kind = ? and s.source_number = f.number), 0)
                        as free_minor
                      from %s f
                      where f.customer_id = ?) free
                    where free_minor > 0
                    order by number desc""".formatted(sources), kind, customer)) {
                long open = minor(invoice, "open_minor");
                long part = Math.min(left, Math.min(open, minor(source, "free_minor")));
                if (part > 0) {
                    jdbc.update("""
                            insert into ledger.settlement (
                              customer_id, invoice_id, kind, source_number, settled_on, known_on, amount_minor, base_minor)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""", customer, invoice.get("id"), kind, source.get("number"), day, day, part, part);
                    invoice.put("open_minor", open - part);
                    left -= part;
                }
            }
        }
        changed();
        return most - left;
    }

    private static long minor(Map<String, Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }

    CreditBooks creditMemo(String number, LocalDate day, long minor) {
        jdbc.update("""
                insert into ledger.credit_memo (customer_id, number, issued_on, known_on, currency, amount_minor, base_minor)
                values (?, ?, ?, ?, 'CNY', ?, ?)""", customer, number, day, day, minor, minor);
        return changed();
    }

    CreditBooks order(String number, LocalDate ordered, LocalDate ships, long minor) {
        jdbc.update("""
                insert into ledger.sales_order (
                  customer_id, number, ordered_on, requested_on, known_on, currency, amount_minor, base_minor)
                values (?, ?, ?, ?, ?, 'CNY', ?, ?)""", customer, number, ordered, ships, ordered, minor, minor);
        return changed();
    }

    CreditBooks delivery(String number, String order, LocalDate day, long minor) {
        jdbc.update("""
                insert into ledger.delivery (
                  customer_id, number, delivered_on, order_number, known_on, currency, amount_minor, base_minor)
                values (?, ?, ?, ?, ?, 'CNY', ?, ?)""", customer, number, day, order, day, minor, minor);
        return changed();
    }

    CreditBooks invoiced(String delivery, LocalDate day) {
        jdbc.update(
                "update ledger.delivery set invoiced_on = ? where customer_id = ? and number = ?",
                day,
                customer,
                delivery);
        return changed();
    }

    CreditBooks cancelled(String order, LocalDate day) {
        jdbc.update(
                "update ledger.sales_order set cancelled_on = ? where customer_id = ? and number = ?",
                day,
                customer,
                order);
        return changed();
    }

    CreditBooks reopened(String order) {
        jdbc.update(
                "update ledger.sales_order set cancelled_on = null where customer_id = ? and number = ?",
                customer,
                order);
        return changed();
    }

    /** Makes the customer a member of a group from today. */
    CreditBooks inGroup(long group) {
        jdbc.update("update customers.customer set group_id = ? where id = ?", group, customer);
        return this;
    }

    CreditBooks stopped() {
        jdbc.update("update customers.customer set status = 'STOPPED' where id = ?", customer);
        return changed();
    }

    /** Tells that the books have changed, as every import does. */
    private CreditBooks changed() {
        jdbc.update("""
                insert into ledger.revision (customer_id, revision, changed_at)
                values (?, 1, now())
                on conflict (customer_id) do update set revision = ledger.revision.revision + 1, changed_at = now()""", customer);
        return this;
    }
}
