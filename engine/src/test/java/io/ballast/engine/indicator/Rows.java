package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CreditMemo;
import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.value.Days;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** A ledger taken apart into its documents, so that tests can add to them, leave some out and read them plainly. */
record Rows(
        List<Invoice> invoices,
        List<Settlement> settlements,
        List<Receipt> receipts,
        List<CreditMemo> memos,
        List<SalesOrder> orders,
        List<Delivery> deliveries,
        List<Dispute> disputes) {

    static Rows none() {
        return new Rows(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    static Rows of(Ledger ledger) {
        Rows rows = none();
        var invoices = ledger.invoices();
        var settlements = ledger.settlements();
        for (int i = 0; i < invoices.size(); i++) {
            rows.invoices.add(new Invoice(
                    number(i),
                    invoices.issuedDay(i),
                    invoices.dueDay(i),
                    invoices.knownDay(i),
                    invoices.amountMinor(i),
                    invoices.isDueAssumed(i)));
            for (int s = settlements.from(i); s < settlements.from(i + 1); s++) {
                rows.settlements.add(new Settlement(
                        number(i),
                        settlements.kind(s),
                        settlements.day(s),
                        settlements.knownDay(s),
                        settlements.amountMinor(s)));
            }
        }
        rows.takeCashAndCredit(ledger);
        rows.takeOrders(ledger);
        rows.takeDisputes(ledger);
        return rows;
    }

    private void takeCashAndCredit(Ledger ledger) {
        var cash = ledger.receipts();
        for (int i = 0; i < cash.size(); i++) {
            receipts.add(new Receipt(number(i), cash.day(i), cash.knownDay(i), cash.amountMinor(i)));
        }
        var credit = ledger.creditMemos();
        for (int i = 0; i < credit.size(); i++) {
            memos.add(new CreditMemo(number(i), credit.day(i), credit.knownDay(i), credit.amountMinor(i)));
        }
    }

    private void takeOrders(Ledger ledger) {
        var sales = ledger.orders();
        for (int i = 0; i < sales.size(); i++) {
            orders.add(new SalesOrder(
                    number(i),
                    sales.orderedDay(i),
                    sales.requestedDay(i),
                    sales.closedDay(i),
                    sales.cancelledDay(i),
                    sales.knownDay(i),
                    sales.amountMinor(i),
                    sales.category(i)));
        }
        var goods = ledger.deliveries();
        for (int i = 0; i < goods.size(); i++) {
            deliveries.add(new Delivery(
                    number(i),
                    goods.order(i) < 0 ? "" : number(goods.order(i)),
                    goods.day(i),
                    goods.invoicedDay(i),
                    goods.knownDay(i),
                    goods.amountMinor(i)));
        }
    }

    private void takeDisputes(Ledger ledger) {
        var opened = ledger.disputes();
        for (int i = 0; i < opened.size(); i++) {
            String invoice = opened.invoice(i) < 0 ? "" : number(opened.invoice(i));
            disputes.add(new Dispute(
                    number(i),
                    invoice,
                    opened.openedDay(i),
                    opened.closedDay(i),
                    opened.knownDay(i),
                    opened.amountMinor(i)));
        }
    }

    /** Only what an observer of that day could know: later rows are gone, later endings have not come. */
    Rows seenBy(BiPredicate<Integer, Integer> sees) {
        Rows seen = none();
        invoices.stream().filter(i -> sees.test(i.issuedDay(), i.knownDay())).forEach(seen.invoices::add);
        var numbers = seen.invoices.stream().map(Invoice::number).toList();
        settlements.stream()
                .filter(s -> sees.test(s.day(), s.knownDay()) && numbers.contains(s.invoiceNumber()))
                .forEach(seen.settlements::add);
        receipts.stream().filter(r -> sees.test(r.day(), r.knownDay())).forEach(seen.receipts::add);
        memos.stream().filter(m -> sees.test(m.day(), m.knownDay())).forEach(seen.memos::add);
        for (SalesOrder o : orders) {
            if (sees.test(o.orderedDay(), o.knownDay())) {
                seen.orders.add(new SalesOrder(
                        o.number(),
                        o.orderedDay(),
                        o.requestedDay(),
                        come(o.closedDay(), sees),
                        come(o.cancelledDay(), sees),
                        o.knownDay(),
                        o.amountMinor(),
                        o.category()));
            }
        }
        for (Delivery d : deliveries) {
            if (sees.test(d.day(), d.knownDay())) {
                seen.deliveries.add(new Delivery(
                        d.number(),
                        d.orderNumber(),
                        d.day(),
                        come(d.invoicedDay(), sees),
                        d.knownDay(),
                        d.amountMinor()));
            }
        }
        for (Dispute d : disputes) {
            if (sees.test(d.openedDay(), d.knownDay())) {
                String invoice = numbers.contains(d.invoiceNumber()) ? d.invoiceNumber() : "";
                seen.disputes.add(new Dispute(
                        d.number(), invoice, d.openedDay(), come(d.closedDay(), sees), d.knownDay(), d.amountMinor()));
            }
        }
        return seen;
    }

    private static int come(int day, BiPredicate<Integer, Integer> sees) {
        return sees.test(day, Integer.MIN_VALUE) ? day : Days.NEVER;
    }

    Ledger build() {
        var builder = new LedgerBuilder();
        invoices.forEach(builder::add);
        settlements.forEach(builder::add);
        receipts.forEach(builder::add);
        memos.forEach(builder::add);
        orders.forEach(builder::add);
        deliveries.forEach(builder::add);
        disputes.forEach(builder::add);
        return builder.build();
    }

    /** Numbers sort as the rows stood. */
    private static String number(int row) {
        return String.format("%05d", row);
    }
}
