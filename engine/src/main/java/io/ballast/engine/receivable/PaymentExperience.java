package io.ballast.engine.receivable;

import io.ballast.engine.ledger.Disputes;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.value.Days;
import java.util.ArrayList;
import java.util.List;

/**
 * One invoice from issue to its end, as an experience with the customer.
 *
 * @param amountMinor amount of the invoice, above 0
 * @param daysLate days from the due day to its last settlement, negative if early
 * @param isDisputed whether it was disputed or late by the supplier's own doing: then it says nothing of the customer
 */
public record PaymentExperience(long amountMinor, int daysLate, boolean isDisputed) {
    public PaymentExperience {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("An experience must be positive, in minor units: " + amountMinor);
        }
    }

    /**
     * The invoices that came to their end in the window: settled in full, at least a part by cash or by a write-off. A
     * write-off counts as paid on its day, which flatters the customer less than leaving it out.
     */
    public static List<PaymentExperience> of(Ledger ledger, PointInTime at, int windowDays) {
        boolean[] isDisputed = everDisputed(ledger, at);
        List<PaymentExperience> experiences = new ArrayList<>();
        Invoices invoices = ledger.invoices();
        Settlements settlements = ledger.settlements();
        for (int row = 0; row < invoices.size(); row++) {
            if (!at.sees(invoices.issuedDay(row), invoices.knownDay(row))) {
                continue;
            }
            long open = invoices.amountMinor(row);
            boolean isPaid = false;
            int lastDay = invoices.issuedDay(row);
            for (int i = settlements.from(row); i < settlements.from(row + 1); i++) {
                if (open > 0 && at.sees(settlements.day(i), settlements.knownDay(i))) {
                    open -= Math.min(open, settlements.amountMinor(i));
                    lastDay = settlements.day(i);
                    SettlementKind kind = settlements.kind(i);
                    isPaid |= kind == SettlementKind.CASH || kind == SettlementKind.WRITE_OFF;
                }
            }
            if (open == 0 && isPaid && Days.isWithin(lastDay, at.day(), windowDays)) {
                int daysLate = lastDay - invoices.dueDay(row);
                experiences.add(new PaymentExperience(invoices.amountMinor(row), daysLate, isDisputed[row]));
            }
        }
        return experiences;
    }

    private static boolean[] everDisputed(Ledger ledger, PointInTime at) {
        boolean[] isDisputed = new boolean[ledger.invoices().size()];
        Disputes disputes = ledger.disputes();
        for (int row = 0; row < disputes.size(); row++) {
            if (disputes.invoice(row) >= 0 && at.sees(disputes.openedDay(row), disputes.knownDay(row))) {
                isDisputed[disputes.invoice(row)] = true;
            }
        }
        return isDisputed;
    }
}
