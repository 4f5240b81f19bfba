package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.value.Days;

/** Walks invoices with their settlements once and tells every tally what it must know of each. */
final class InvoiceWalk {
    private final Invoices invoices;
    private final Settlements settlements;
    private final Horizon horizon;
    private final Observation seen;

    // What the settlements of the invoice at hand amount to.
    private long openMinor;
    private long open30DaysAgoMinor;
    private long open90DaysAgoMinor;
    private int closedDay;
    private int firstCashDay;
    private boolean hasDiscount;
    private boolean hasPayment;

    InvoiceWalk(CustomerFacts facts, Observation seen) {
        this.invoices = facts.ledger().invoices();
        this.settlements = facts.ledger().settlements();
        this.horizon = seen.horizon();
        this.seen = seen;
    }

    void walk() {
        for (int invoice = 0; invoice < invoices.size(); invoice++) {
            int issued = invoices.issuedDay(invoice);
            if (!horizon.hasCome(issued)) {
                return;
            }
            if (horizon.sees(issued, invoices.knownDay(invoice))) {
                issued(invoice, issued);
                settle(invoice, issued);
                paid(invoice, issued);
                open(invoice);
            }
        }
    }

    private void issued(int invoice, int issued) {
        SalesTally sales = seen.sales();
        int band = horizon.band(issued);
        long amount = invoices.amountMinor(invoice);
        sales.invoiced(band, horizon.age(issued), amount, invoices.knownDay(invoice) - issued);
        if (invoices.isDueAssumed(invoice)) {
            sales.dueAssumedCount.count(band);
        }
        if (seen.disputes().wasDisputed(invoice)) {
            sales.disputedCount.count(band);
        }
        seen.exposure().changed(issued, amount);
        int age = horizon.age(issued);
        openMinor = amount;
        open30DaysAgoMinor = age >= 30 ? amount : 0;
        open90DaysAgoMinor = age >= 90 ? amount : 0;
        closedDay = Days.NEVER;
        firstCashDay = Days.NEVER;
        hasDiscount = false;
        hasPayment = false;
    }

    /** What exceeds the invoice settles nothing: it is unapplied cash. */
    private void settle(int invoice, int issued) {
        int end = settlements.from(invoice + 1);
        for (int row = settlements.from(invoice); row < end; row++) {
            int day = settlements.day(row);
            if (horizon.sees(day, settlements.knownDay(row))) {
                settled(row, day, Math.max(day, issued));
            }
        }
    }

    private void settled(int row, int day, int effectiveDay) {
        long used = Math.min(settlements.amountMinor(row), openMinor);
        int age = horizon.age(effectiveDay);
        int band = horizon.band(day);
        SettlementKind kind = settlements.kind(row);
        if (kind == SettlementKind.CASH) {
            seen.cash().applied(band, horizon.age(day), settlements.amountMinor(row));
            if (firstCashDay == Days.NEVER) {
                firstCashDay = day;
            }
            hasPayment |= used > 0;
        } else if (kind == SettlementKind.CREDIT_MEMO) {
            seen.disputes().memoAppliedMinor.add(band, settlements.amountMinor(row));
        } else if (kind == SettlementKind.DISCOUNT) {
            hasDiscount = true;
        } else {
            hasPayment |= used > 0;
            seen.payments().writtenOffMinor.add(band, used);
        }
        seen.cash().overpaid(settlements.amountMinor(row) - used);
        if (used > 0) {
            seen.exposure().changed(effectiveDay, -used);
            openMinor -= used;
            open30DaysAgoMinor -= age >= 30 ? used : 0;
            open90DaysAgoMinor -= age >= 90 ? used : 0;
            closedDay = openMinor == 0 ? day : closedDay;
        }
    }

    private void paid(int invoice, int issued) {
        PaymentTally payments = seen.payments();
        int due = invoices.dueDay(invoice);
        long amount = invoices.amountMinor(invoice);
        if (firstCashDay != Days.NEVER) {
            payments.firstCash(horizon.band(firstCashDay), closedDay > firstCashDay);
        }
        if (hasPayment && openMinor == 0) {
            int band = horizon.band(closedDay);
            int delay = closedDay - due;
            payments.paid(band, horizon.age(closedDay), amount, delay, closedDay - issued);
            if (hasDiscount) {
                payments.discountCount.count(band);
            }
            if (!seen.disputes().wasDisputed(invoice)) {
                payments.indexed(band, amount, delay);
            }
        }
        if (due < horizon.asOf()) {
            payments.fellDue(horizon.band(due), amount, openMinor, closedDay <= due);
        }
    }

    private void open(int invoice) {
        int overdueDays = horizon.asOf() - invoices.dueDay(invoice);
        if (openMinor > 0) {
            seen.openItems().open(openMinor, overdueDays, seen.disputes().isDisputed(invoice));
        }
        if (open30DaysAgoMinor > 0 || open90DaysAgoMinor > 0) {
            seen.openItems().openBefore(open30DaysAgoMinor, open90DaysAgoMinor, overdueDays);
        }
    }
}
