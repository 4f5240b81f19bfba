package io.ballast.engine.receivable;

import io.ballast.engine.ledger.CreditMemo;
import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.value.Days;
import java.time.LocalDate;

/** Writes a customer's books in a few words; every document is recorded on its own day unless told otherwise. */
final class Books {
    private final LedgerBuilder builder = new LedgerBuilder();
    private int documents;

    Books invoice(String number, String issued, String due, long amountMinor) {
        builder.add(new Invoice(number, day(issued), day(due), day(issued), amountMinor, false));
        return this;
    }

    Books invoiceWithoutDueDay(String number, String issued, long amountMinor) {
        builder.add(new Invoice(number, day(issued), day(issued), day(issued), amountMinor, true));
        return this;
    }

    /** Cash that pays the invoice, with its receipt. */
    Books paid(String invoice, String day, long amountMinor) {
        return received(day, amountMinor).settled(invoice, SettlementKind.CASH, day, day, amountMinor);
    }

    Books settled(String invoice, SettlementKind kind, String day, String known, long amountMinor) {
        builder.add(new Settlement(invoice, kind, day(day), day(known), amountMinor));
        return this;
    }

    Books received(String day, long amountMinor) {
        builder.add(new Receipt("R" + documents++, day(day), day(day), amountMinor));
        return this;
    }

    Books credited(String day, long amountMinor) {
        builder.add(new CreditMemo("C" + documents++, day(day), day(day), amountMinor));
        return this;
    }

    Books disputed(String invoice, String opened, long amountMinor) {
        builder.add(new Dispute("D" + documents++, invoice, day(opened), Days.NEVER, day(opened), amountMinor));
        return this;
    }

    Ledger build() {
        return builder.build();
    }

    static int day(String date) {
        return Days.epochDay(LocalDate.parse(date));
    }
}
