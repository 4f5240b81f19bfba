package io.ballast.engine.receivable;

import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.value.Days;
import java.util.ArrayList;
import java.util.List;

/**
 * Cash that paid an invoice or a part of it.
 *
 * @param amountMinor above 0
 * @param daysBeyondTerms days from the due day to the payment, negative if early
 */
public record Payment(long amountMinor, int daysBeyondTerms) {
    public Payment {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("A payment must be positive, in minor units: " + amountMinor);
        }
    }

    /** The payments of the window that ends on the day, in the order of the ledger. */
    public static List<Payment> of(Ledger ledger, PointInTime at, int windowDays) {
        List<Payment> payments = new ArrayList<>();
        Invoices invoices = ledger.invoices();
        Settlements settlements = ledger.settlements();
        for (int row = 0; row < invoices.size(); row++) {
            if (!at.sees(invoices.issuedDay(row), invoices.knownDay(row))) {
                continue;
            }
            for (int i = settlements.from(row); i < settlements.from(row + 1); i++) {
                boolean counts = settlements.kind(i) == SettlementKind.CASH
                        && at.sees(settlements.day(i), settlements.knownDay(i))
                        && Days.isWithin(settlements.day(i), at.day(), windowDays);
                if (counts) {
                    payments.add(new Payment(settlements.amountMinor(i), settlements.day(i) - invoices.dueDay(row)));
                }
            }
        }
        return payments;
    }
}
