package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Days;

/** Walks invoices with their settlements once and tells every tally what it must know of each. */
final class InvoiceWalk {
    private final Invoices invoices;
    private final Settlements settlements;
    private final Horizon horizon;
    private final SalesTally sales;
    private final PaymentTally payments;
    private final OpenItemTally openItems;
    private final ExposureTally exposure;
    private final DisputeTally disputes;
    private final CashTally cash;
    private final Residue residue;

    // What the settlements of the invoice at hand amount to.
    private long openMinor;
    private long open30DaysAgoMinor;
    private long open90DaysAgoMinor;
    private int closedDay;
    private int firstCashDay;
    private boolean hasDiscount;
    private boolean hasPayment;

    InvoiceWalk(CustomerFacts facts, Observation seen, Residue residue) {
        invoices = facts.ledger().invoices();
        settlements = facts.ledger().settlements();
        horizon = seen.horizon();
        sales = seen.sales();
        payments = seen.payments();
        openItems = seen.openItems();
        exposure = seen.exposure();
        disputes = seen.disputes();
        cash = seen.cash();
        this.residue = residue;
    }

    void walk() {
        for (int invoice = 0; invoice < invoices.size(); invoice++) {
            int issued = invoices.issuedDay(invoice);
            if (!horizon.hasCome(issued)) {
                return;
            }
            if (horizon.sees(issued, invoices.knownDay(invoice))) {
                issued(invoice, issued);
                settled(invoice, issued);
                paid(invoice, issued);
                open(invoice);
            }
        }
    }

    private void issued(int invoice, int issued) {
        int band = horizon.band(issued);
        int age = horizon.age(issued);
        long amount = invoices.amountMinor(invoice);
        sales.invoiced(band, age, amount, invoices.knownDay(invoice) - issued);
        if (invoices.isDueAssumed(invoice)) {
            sales.count(band, SalesTally.DUE_ASSUMED_COUNT);
        }
        if (disputes.wasDisputed(invoice)) {
            sales.count(band, SalesTally.DISPUTED_COUNT);
        }
        exposure.changed(age, amount);
    }

    /** What exceeds the invoice settles nothing: it is unapplied cash. */
    private void settled(int invoice, int issued) {
        long open = invoices.amountMinor(invoice);
        int issuedAge = horizon.age(issued);
        long open30 = issuedAge >= 30 ? open : 0;
        long open90 = issuedAge >= 90 ? open : 0;
        int closed = Days.NEVER;
        firstCashDay = Days.NEVER;
        hasDiscount = false;
        hasPayment = false;
        int end = settlements.from(invoice + 1);
        for (int row = settlements.from(invoice); row < end; row++) {
            int day = settlements.day(row);
            if (!horizon.sees(day, settlements.knownDay(row))) {
                continue;
            }
            long amount = settlements.amountMinor(row);
            long used = Math.min(amount, open);
            int age = Math.min(horizon.age(day), issuedAge);
            take(settlements.kind(row), day, age, amount, used);
            if (used > 0) {
                open -= used;
                open30 -= age >= 30 ? used : 0;
                open90 -= age >= 90 ? used : 0;
                closed = open == 0 ? day : closed;
                exposure.changed(age, -used);
            }
        }
        openMinor = open;
        open30DaysAgoMinor = open30;
        open90DaysAgoMinor = open90;
        closedDay = closed;
    }

    private void take(SettlementKind kind, int day, int age, long amount, long used) {
        switch (kind) {
            case CASH -> {
                cash.applied(horizon.age(day), amount);
                firstCashDay = Math.min(firstCashDay, day);
                hasPayment |= used > 0;
            }
            case CREDIT_MEMO -> exposure.creditUsed(age, amount);
            case DISCOUNT -> hasDiscount = true;
            case WRITE_OFF -> {
                payments.writtenOff(horizon.band(day), used);
                hasPayment |= used > 0;
            }
        }
        if (amount > used) {
            cash.overpaid(amount - used);
        }
    }

    private void paid(int invoice, int issued) {
        int due = invoices.dueDay(invoice);
        long amount = invoices.amountMinor(invoice);
        if (firstCashDay != Days.NEVER) {
            payments.firstCash(horizon.band(firstCashDay), closedDay > firstCashDay);
        }
        int closedBand = closedDay == Days.NEVER ? Horizon.BANDS : horizon.band(closedDay);
        if (hasPayment && Horizon.isInLastYear(closedBand)) {
            int delay = closedDay - due;
            payments.paid(closedBand, horizon.age(closedDay), amount, delay, closedDay - issued);
            if (hasDiscount) {
                payments.count(closedBand, PaymentTally.DISCOUNT_COUNT);
            }
            if (!disputes.wasDisputed(invoice)) {
                payments.indexed(closedBand, amount, delay);
            }
        }
        if (due < horizon.asOf() && Horizon.isInLastYear(horizon.band(due))) {
            payments.fellDue(horizon.band(due), amount, openMinor, closedDay <= due);
        }
    }

    private void open(int invoice) {
        int overdueDays = horizon.asOf() - invoices.dueDay(invoice);
        long amount = invoices.amountMinor(invoice);
        if (openMinor > 0) {
            openItems.open(openMinor, overdueDays, disputes.isDisputed(invoice), residue.isResidue(openMinor, amount));
        }
        if (open30DaysAgoMinor > 0 || open90DaysAgoMinor > 0) {
            openItems.openBefore(open30DaysAgoMinor, open90DaysAgoMinor);
            if (open30DaysAgoMinor > 0 && !residue.isResidue(open30DaysAgoMinor, amount)) {
                openItems.agedBefore(open30DaysAgoMinor, overdueDays);
            }
        }
    }
}
