package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.value.Days;
import io.ballast.samples.SampleCustomer;
import io.ballast.samples.SampleCustomer.Application;
import io.ballast.samples.SampleCustomer.SampleInvoice;
import io.ballast.samples.SampleProfile;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Books made-up customers straight into the tables, one reporting unit for each unit of whatever currency. */
final class DemoBooks {
    private final JdbcTemplate jdbc;

    DemoBooks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.update("insert into ledger.company (currency) values ('CNY') on conflict do nothing");
    }

    /** Books a customer with all its documents; returns its key. */
    long book(SampleCustomer customer) {
        long id = bookProfile(customer.profile());
        Map<SampleInvoice, Long> invoices = new HashMap<>();
        for (SampleInvoice invoice : customer.invoices()) {
            invoices.put(invoice, bookInvoice(id, invoice));
        }
        for (var receipt : customer.receipts()) {
            jdbc.update(
                    """
                    insert into ledger.receipt (
                      customer_id, number, received_on, known_on, currency, amount_minor, base_minor)
                    values (?, ?, ?, ?, 'CNY', ?, ?)""",
                    id,
                    receipt.number(),
                    date(receipt.day()),
                    date(receipt.recordedDay()),
                    receipt.amountMinor(),
                    receipt.amountMinor());
            for (Application applied : receipt.applications()) {
                settle(
                        id,
                        invoices,
                        applied,
                        SettlementKind.CASH,
                        receipt.number(),
                        receipt.day(),
                        receipt.recordedDay());
            }
        }
        for (var memo : customer.creditMemos()) {
            jdbc.update(
                    """
                    insert into ledger.credit_memo (
                      customer_id, number, issued_on, known_on, currency, amount_minor, base_minor)
                    values (?, ?, ?, ?, 'CNY', ?, ?)""",
                    id,
                    memo.number(),
                    date(memo.day()),
                    date(memo.recordedDay()),
                    memo.amountMinor(),
                    memo.amountMinor());
            memo.application()
                    .ifPresent(applied -> settle(
                            id,
                            invoices,
                            applied,
                            SettlementKind.CREDIT_MEMO,
                            memo.number(),
                            memo.day(),
                            memo.recordedDay()));
        }
        bookTrade(id, customer, invoices);
        change(id);
        return id;
    }

    /** Tells that the facts of a customer have changed, as every change of them does. */
    void change(long customer) {
        jdbc.update("""
                insert into ledger.revision (customer_id, revision, changed_at)
                values (?, 1, now())
                on conflict (customer_id) do update set revision = ledger.revision.revision + 1, changed_at = now()""", customer);
    }

    /** Books one more invoice of a customer. */
    void bookInvoice(long customer, String number, LocalDate issued, LocalDate due, LocalDate known, long amountMinor) {
        var invoice = new SampleInvoice(
                number, 0, Days.epochDay(issued), Days.epochDay(due), Days.epochDay(known), amountMinor, "O-" + number);
        bookInvoice(customer, invoice);
        change(customer);
    }

    private long bookProfile(SampleProfile profile) {
        Long group = profile.group()
                .map(of -> jdbc.queryForObject("""
                        insert into customers.customer_group (code, name)
                        values (?, ?)
                        on conflict (code) do update set name = excluded.name
                        returning id""", Long.class, of.code(), of.name()))
                .orElse(null);
        Long id = jdbc.queryForObject(
                """
                insert into customers.customer (
                  code, name, name_en, uscc, industry_code, industry_section, size_class, region, country, group_id,
                  since, currency, annual_purchases_minor, tangible_net_worth_minor, working_capital_minor,
                  owner_code, department_code)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'CNY', ?, ?, ?, ?, ?)
                returning id""",
                Long.class,
                profile.code(),
                profile.name(),
                profile.nameEn().orElse(null),
                profile.uscc().orElse(null),
                profile.industry().orElse(null),
                profile.industry().map(code -> code.substring(0, 1)).orElse(null),
                profile.sizeClass().orElse(null),
                profile.region().orElse(null),
                profile.country(),
                group,
                date(profile.sinceDay()),
                orNull(profile.annualPurchasesMinor()),
                orNull(profile.tangibleNetWorthMinor()),
                orNull(profile.workingCapitalMinor()),
                profile.owner(),
                profile.department());
        long key = id == null ? 0 : id;
        bookTerms(key, profile);
        return key;
    }

    private void bookTerms(long customer, SampleProfile profile) {
        String kind = switch (profile.limit()) {
            case LimitInForce.None none -> "NONE";
            case LimitInForce.Amount amount -> "AMOUNT";
            case LimitInForce.Unlimited unlimited -> "UNLIMITED";
        };
        Long minor = profile.limit() instanceof LimitInForce.Amount amount ? amount.minor() : null;
        Integer terms = profile.termsDays().isPresent() ? profile.termsDays().getAsInt() : null;
        jdbc.update("""
                insert into contracts.terms (customer_id, limit_kind, limit_minor, currency, terms_days, valid_from)
                values (?, ?, ?, 'CNY', ?, date '2000-01-01')""", customer, kind, minor, terms);
    }

    private long bookInvoice(long customer, SampleInvoice invoice) {
        Long id = jdbc.queryForObject(
                """
                insert into ledger.invoice (
                  customer_id, number, instalment, issued_on, due_on, known_on, currency, amount_minor, base_minor)
                values (?, ?, ?, ?, ?, ?, 'CNY', ?, ?)
                returning id""",
                Long.class,
                customer,
                invoice.number(),
                Math.max(1, invoice.instalment()),
                date(invoice.issuedDay()),
                date(invoice.dueDay()),
                date(invoice.recordedDay()),
                invoice.amountMinor(),
                invoice.amountMinor());
        return id == null ? 0 : id;
    }

    private void settle(
            long customer,
            Map<SampleInvoice, Long> invoices,
            Application applied,
            SettlementKind kind,
            String source,
            int day,
            int recordedDay) {
        jdbc.update(
                """
                insert into ledger.settlement (
                  customer_id, invoice_id, kind, source_number, settled_on, known_on, amount_minor, base_minor)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                customer,
                invoices.get(applied.invoice()),
                kind.name(),
                source,
                date(day),
                date(recordedDay),
                applied.amountMinor(),
                applied.amountMinor());
    }

    private void bookTrade(long id, SampleCustomer customer, Map<SampleInvoice, Long> invoices) {
        for (SalesOrder order : customer.orders()) {
            jdbc.update(
                    """
                    insert into ledger.sales_order (
                      customer_id, number, ordered_on, requested_on, closed_on, cancelled_on, known_on, currency,
                      amount_minor, base_minor, category)
                    values (?, ?, ?, ?, ?, ?, ?, 'CNY', ?, ?, ?)""",
                    id,
                    order.number(),
                    date(order.orderedDay()),
                    date(order.requestedDay()),
                    dateOrNever(order.closedDay()),
                    dateOrNever(order.cancelledDay()),
                    date(order.knownDay()),
                    order.amountMinor(),
                    order.amountMinor(),
                    order.category() == 0 ? null : "category " + (char) ('A' + order.category()));
        }
        for (var delivery : customer.deliveries()) {
            jdbc.update(
                    """
                    insert into ledger.delivery (
                      customer_id, number, order_number, delivered_on, invoiced_on, known_on, currency, amount_minor, base_minor)
                    values (?, ?, nullif(?, ''), ?, ?, ?, 'CNY', ?, ?)""",
                    id,
                    delivery.number(),
                    delivery.orderNumber(),
                    date(delivery.day()),
                    dateOrNever(delivery.invoicedDay()),
                    date(delivery.knownDay()),
                    delivery.amountMinor(),
                    delivery.amountMinor());
        }
        for (var disputed : customer.disputes()) {
            var dispute = disputed.dispute();
            Long invoice = invoices.entrySet().stream()
                    .filter(entry -> entry.getKey().rowNumber().equals(dispute.invoiceNumber()))
                    .map(Map.Entry::getValue)
                    .findAny()
                    .orElse(null);
            jdbc.update(
                    """
                    insert into ledger.dispute (
                      customer_id, number, invoice_id, opened_on, closed_on, known_on, currency,
                      amount_minor, base_minor)
                    values (?, ?, ?, ?, ?, ?, 'CNY', ?, ?)""",
                    id,
                    dispute.number(),
                    invoice,
                    date(dispute.openedDay()),
                    dateOrNever(dispute.closedDay()),
                    date(dispute.knownDay()),
                    dispute.amountMinor(),
                    dispute.amountMinor());
        }
    }

    private static @Nullable Long orNull(java.util.OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static Date date(int epochDay) {
        return Date.valueOf(LocalDate.ofEpochDay(epochDay));
    }

    private static @Nullable Date dateOrNever(int epochDay) {
        return epochDay == Days.NEVER ? null : date(epochDay);
    }
}
